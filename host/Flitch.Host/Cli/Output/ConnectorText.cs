using Flitch.Connectors.Catalog;
using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints a connector's catalogue.</summary>
internal static class ConnectorText
{
    /// <summary>Prints a connector: objects, form, permissions, and the way to a key.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="connector">The connector.</param>
    public static void Print(CliConsole console, ConnectorDescriptor connector)
    {
        console.Heading(connector.Title, $" ({connector.Name})");
        Hanging.Write(console.Out, string.Empty, Color.Default, 0, connector.Description);
        Objects(console, connector);
        Fields(console, connector);
        Permissions(console, connector);
        foreach (var (step, number) in connector.Guide.Select((step, index) => (step, index + 1)))
            Hanging.Write(console.Out, $"{number}.", Color.Blue, 3, step);
        if (connector.DocumentationUrl is { } link)
            console.Line($"See {link}");
    }

    /// <summary>Prints an object with its columns.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="found">The object.</param>
    public static void Print(CliConsole console, ObjectDescriptor found)
    {
        console.Heading(found.Title, $" ({found.Name})");
        Hanging.Write(console.Out, string.Empty, Color.Default, 0, found.Description);
        var table = Tables.New("Column", "Type", "What it holds");
        foreach (var column in found.Columns)
            table.AddRow(new Text(column.Name), new Text(ShortType(column)), new Text(What(column)));
        console.Out.Write(table);
        if (found.Deprecated)
            Notice.Warning(console.Out, "The service is about to drop this object.", null);
        if (found.Each is { } each)
            console.Line($"Listed apart for each value of {each.Column}: {Source(each)}.");
        foreach (var filled in found.FormParameters)
            console.Line($"{filled.Name} is what the field {filled.Field} holds, if anything.");
        var key = found.PrimaryKey.Count > 0 ? string.Join(", ", found.PrimaryKey) : "none: one record";
        console.Line($"Key: {key}. Refresh: {JsonOutput.Name(found.Mode)}{(found.Cursor is { } cursor ? $" along {cursor}" : "")}. {found.Method} {found.Path}, cost {found.Cost}.");
    }

    private static string What(ColumnDescriptor column) =>
        (column.Deprecated ? "Deprecated. " : "") + column.Description + (column.Examples.Count > 0 ? $" For example {string.Join(", ", column.Examples)}." : "");

    private static string Source(EachValue each) => each switch
    {
        { Field: { } field } => $"those in the field {field}",
        { Object: { } other } => $"{each.ObjectColumn} of {other}",
        _ => string.Join(", ", each.Values),
    };

    private static string ShortType(ColumnDescriptor column) => column.Json ? "VARCHAR (JSON)" : column.Type.ToSql().Replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ", StringComparison.Ordinal);

    private static void Objects(CliConsole console, ConnectorDescriptor connector)
    {
        var table = Tables.New("Object", "Title", "Refresh", "#Columns", "Permission");
        foreach (var o in connector.Objects)
        {
            var permission = connector.Permissions.FirstOrDefault(p => p.Name == o.Permission)?.Title ?? o.Permission ?? "–";
            table.AddRow(new Text(o.Name), new Text(o.Title), new Text(JsonOutput.Name(o.Mode)), Tables.Number(o.Columns.Count), new Text(permission));
        }
        console.Out.Write(table);
    }

    private static void Fields(CliConsole console, ConnectorDescriptor connector)
    {
        var table = Tables.New("Field", "Needed", "Default", "What it is");
        foreach (var field in connector.Form)
            table.AddRow(new Text(field.Name), new Text(Needed(field)), new Text(field.Default ?? "–"), new Text(Help(field)));
        console.Out.Write(table);
    }

    private static void Permissions(CliConsole console, ConnectorDescriptor connector)
    {
        if (connector.Permissions.Count == 0)
            return;
        var table = Tables.New("Permission", "Where its box is", "For this");
        foreach (var permission in connector.Permissions)
            table.AddRow(new Text(permission.Title), new Text(permission.Where), permission.Wanted ? Tables.Colored("tick", Color.Green) : Tables.Colored("leave empty", Color.Yellow));
        console.Out.Write(table);
    }

    private static string Needed(FormField field) => (field.Required, field.Secret) switch
    {
        (true, true) => "yes, secret",
        (false, true) => "no, secret",
        (true, false) => "yes",
        _ => "no",
    };

    private static string Help(FormField field) => field.Choices is { } choices ? $"{field.Help} One of: {string.Join(", ", choices)}." : field.Help;
}
