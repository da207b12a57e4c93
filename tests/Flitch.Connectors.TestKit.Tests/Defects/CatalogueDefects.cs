using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Catalogues and forms that are not right.</summary>
internal static class CatalogueDefects
{
    private const string Names = nameof(ConnectorConformance.The_catalogue_names_and_describes_everything);
    private const string Keys = nameof(ConnectorConformance.Every_object_states_a_key_and_a_cursor_that_can_serve);
    private const string Costs = nameof(ConnectorConformance.Every_call_states_what_it_costs);
    private const string Permissions = nameof(ConnectorConformance.Every_permission_that_an_object_needs_is_described);
    private const string Secrets = nameof(ConnectorConformance.Every_secret_field_of_the_form_is_marked);
    private const string Form = nameof(ConnectorConformance.The_form_refuses_what_is_missing_or_wrong);

    public static IReadOnlyList<Defect> All { get; } =
    [
        Catalogue(Names, "no title", "connector: the connector has no title", d => d with { Title = "" }),
        Catalogue(Names, "a name with a blank", "\"My depot\" cannot be a folder", d => d with { Name = "My depot" }),
        Catalogue(Names, "plain http", "is not an https address", d => d with { BaseUrl = "http://api.depot.example" }),
        Catalogue(Names, "an error without a fix", "the error token expired says nothing of what to do", d => d with { Errors = [d.Errors[0] with { Fix = " " }] }),
        Catalogue(Names, "a field without help", "the form's field token does not say where its value is found", d => d with { Form = [d.Form[0] with { Help = "" }] }),
        Catalogue(Names, "an object twice", "two objects called accounts", d => d with { Objects = [.. d.Objects, d.Objects[0]] }),
        Movements(Names, "a column without a description", "movements: the column amount has no description", o => Column(o, "amount", c => c with { Description = "" })),
        Movements(Names, "a column with Flitch's own name", "the column name \"_page\" is one of Flitch's own", o => Column(o, "text", c => c with { Name = "_page" })),
        Movements(Keys, "no key", "it is incremental and has no primary key", o => o with { PrimaryKey = [] }),
        Movements(Keys, "a key that may be missing", "movements: the key column id may be missing", o => Column(o, "id", c => c with { Nullable = true })),
        Movements(Keys, "a key that is no column", "primaryKey names number, which is no column", o => o with { PrimaryKey = ["number"] }),
        Movements(Keys, "a cursor that is a text", "the cursor currency is VARCHAR, not a time", o => o with { Cursor = "currency" }),
        Movements(Keys, "a cursor that may be missing", "such rows would never be found", o => Column(o, "booked", c => c with { Nullable = true })),
        Movements(Keys, "no partition", "does not say how its files are divided", o => o with { Partition = null }),
        Movements(Keys, "a partition by a text", "it is divided by currency", o => o with { Partition = new Partitioning(PartitionUnit.Day, "currency") }),
        Catalogue(Costs, "a call for nothing", "accounts: a call is said to cost 0", d => d with { Tiers = [new BudgetTier("all", "All", 10, 1)] }),
        Catalogue(Costs, "a call that no tier allows", "more than the smallest tier ever allows (2)", d => d with { Tiers = [new BudgetTier("all", "All", 2, 1)], Objects = [d.Objects[0] with { Cost = 3 }] }),
        Catalogue(Costs, "a tier that never decays", "the tier all lets no call through", d => d with { Tiers = [new BudgetTier("all", "All", 2, 0)] }),
        Movements(Permissions, "an unknown permission", "it needs read, which connector.json does not describe", o => o with { Permission = "read" }),
        Catalogue(
            Permissions, "a permission that is not wanted", "it needs read, which connector.json calls not wanted",
            d => d with { Permissions = [new PermissionDescriptor("read", "Read", "Keys", Wanted: false, null)], Objects = [d.Objects[0] with { Permission = "read" }] }),
        Catalogue(Secrets, "a token in clear", "the form's field token seems to hold a secret", d => d with { Form = [d.Form[0] with { Secret = false }] }),
        Catalogue(Secrets, "a secret by default", "the secret field token has a default", d => d with { Form = [d.Form[0] with { Default = "letmein" }] }),
        new() { Test = Form, Name = "no validation", Says = "the form takes the field token though it is left empty", Validation = (_, _) => [] },
        new() { Test = Form, Name = "a day that is none", Says = "the form takes the field since though it is no date", Validation = (_, errors) => [.. errors.Where(e => e.Field != "since")] },
        new() { Test = Form, Name = "a crash", Says = "makes FormatException, which a person sees as a crash", Making = f => _ = f["token"].Length == 0 ? throw new FormatException("?") : 0 },
        new()
        {
            Test = Form, Name = "an optional field that is not", Says = "the form refuses to leave since empty, which is not required: say when",
            Validation = (f, errors) => f.GetValueOrDefault("since") is "" ? [.. errors, new FieldError("since", "say when")] : errors,
        },
        new() { Test = Form, Name = "good values refused", Says = "the values that the stand-in gives are refused: token too long", Validation = (_, _) => [new FieldError("token", "too long")] },
    ];

    private static Defect Catalogue(string test, string name, string says, Func<ConnectorDescriptor, ConnectorDescriptor> change) =>
        new() { Test = test, Name = name, Says = says, Catalogue = change };

    private static Defect Movements(string test, string name, string says, Func<ObjectDescriptor, ObjectDescriptor> change) =>
        Catalogue(test, name, says, d => d with { Objects = [.. d.Objects.Select(o => o.Name == "movements" ? change(o) : o)] });

    private static ObjectDescriptor Column(ObjectDescriptor o, string name, Func<ColumnDescriptor, ColumnDescriptor> change) =>
        o with { Columns = [.. o.Columns.Select(c => c.Name == name ? change(c) : c)] };
}
