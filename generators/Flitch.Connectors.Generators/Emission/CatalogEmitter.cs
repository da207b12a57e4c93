using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The connector's catalogue: everything that <c>connector.json</c> says, and its objects.</summary>
internal static class CatalogEmitter
{
    public static CodeWriter Emit(ConnectorSpec spec, IReadOnlyList<ObjectSummary> objects, string rootNamespace)
    {
        var code = ObjectShape.Begin(
            rootNamespace,
            spec.Errors.Any(e => e.WaitSeconds != 0) ? "System" : null,
            "System.Collections.Generic",
            spec.Errors.Count > 0 ? "Flitch.Connectors" : null,
            "Flitch.Connectors.Catalog",
            "Flitch.Connectors.Rest.Objects");
        code.Line(XmlDocs.Summary($"The catalogue of {spec.Title}."));
        Remarks(code, objects);
        return code.Block($"public static class {TypeNames.Pascal(spec.Name)}Catalog", () =>
        {
            code.Line("/// <summary>How each object is asked for, in the order in which they are shown.</summary>");
            code.List("public static IReadOnlyList<RestObject> Objects { get; } =", () => Items(code, objects.Select(o => TypeNames.Model(o.Name) + "Object.Rest")), "];");
            code.Line().Line("/// <summary>The connector, its form, permissions, errors and objects.</summary>");
            code.Block("public static ConnectorDescriptor Descriptor { get; } = new()", () => Descriptor(code, spec, objects), "};");
        });
    }

    private static void Remarks(CodeWriter code, IReadOnlyList<ObjectSummary> objects)
    {
        if (objects.Count == 0)
        {
            return;
        }

        code.Line("/// <remarks>").Line("/// <list type=\"bullet\">");
        foreach (var item in objects)
        {
            var permission = item.Permission is null ? "" : $", with the permission {XmlDocs.Escape(item.Permission)}";
            code.Line($"/// <item><see cref=\"{TypeNames.Model(item.Name)}Object\"/>: {XmlDocs.Escape(item.Title)}{permission}</item>");
        }

        code.Line("/// </list>").Line("/// </remarks>");
    }

    private static void Descriptor(CodeWriter code, ConnectorSpec spec, IReadOnlyList<ObjectSummary> objects)
    {
        code.Line($"Name = {Literals.Text(spec.Name)},");
        code.Line($"Title = {Literals.Text(spec.Title)},");
        code.Line($"Description = {Literals.Text(spec.Description)},");
        Optional(code, "DocumentationUrl", spec.DocumentationUrl);
        code.Line($"BaseUrl = {Literals.Text(spec.BaseUrl)},");
        code.Line($"Authentication = {Literals.Text(spec.Authentication.Scheme)},");
        code.List("Guide =", () => Items(code, spec.Guide.Select(Literals.Text)), "],");
        code.List("Form =", () => Items(code, spec.Form.Select(Form)), "],");
        code.List("Permissions =", () => Items(code, spec.Permissions.Select(Permission)), "],");
        code.List("Tiers =", () => Items(code, spec.Tiers.Select(Tier)), "],");
        if (spec.KeyInfo is { } info)
        {
            code.Line($"KeyInfo = new KeyInfoRequest({Literals.Text(info.Path)}, {Literals.Text(info.Method)}, {Literals.Number(info.Cost)}),");
        }

        code.List("Errors =", () => Items(code, spec.Errors.Select(Error)), "],");
        code.List("Objects =", () => Items(code, objects.Select(o => TypeNames.Model(o.Name) + "Object.Descriptor")), "],");
    }

    private static void Items(CodeWriter code, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            code.Line(item + ",");
        }
    }

    private static void Optional(CodeWriter code, string property, string? value)
    {
        if (value is not null)
        {
            code.Line($"{property} = {Literals.Text(value)},");
        }
    }

    private static string Form(FormFieldSpec field)
    {
        var settings = Literals.When(field.Secret, "Secret = true")
            .Concat(Literals.When(field.Required, "Required = true"))
            .Concat(Literals.When(field.Advanced, "Advanced = true"))
            .Concat(Literals.When(field.Default is not null, $"Default = {Literals.OptionalText(field.Default)}"))
            .Concat(Literals.When(field.Choices is not null, $"Choices = {Literals.Texts(field.Choices ?? EquatableArrays.Empty<string>())}"))
            .Concat(Literals.When(field.Format is not null, $"Format = {Literals.OptionalText(field.Format)}"));
        return $"new FormField({Literals.Text(field.Name)}, {Literals.Text(field.Label)}, {Literals.Text(field.Help)})" + Literals.Initializer(settings);
    }

    private static string Permission(PermissionSpec permission) =>
        $"new PermissionDescriptor({Literals.Text(permission.Name)}, {Literals.Text(permission.Title)}, {Literals.Text(permission.Where)}, "
        + $"{Literals.Bool(permission.Wanted)}, {Literals.OptionalText(permission.Warning)})";

    private static string Tier(TierSpec tier) =>
        $"new BudgetTier({Literals.Text(tier.Name)}, {Literals.Text(tier.Title)}, {Literals.Decimal(tier.Maximum)}, {Literals.Decimal(tier.DecayPerSecond)})";

    private static string Error(ErrorSpec error)
    {
        var settings = Literals.When(error.WaitSeconds != 0, $"Wait = {Literals.Seconds(error.WaitSeconds)}")
            .Concat(Literals.When(error.Attempts != 1, $"Attempts = {Literals.Number(error.Attempts)}"))
            .Concat(Literals.When(error.Link is not null, $"Link = {Literals.OptionalText(error.Link)}"));
        return $"new ErrorEntry({Literals.Text(error.Code)}, ErrorKind.{error.Kind}, {Literals.Text(error.Meaning)}, {Literals.Text(error.Fix)})"
            + Literals.Initializer(settings);
    }
}
