using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The object's line in the catalogue, and how it is asked for.</summary>
internal static class DescriptorEmitter
{
    public static CodeWriter Emit(ObjectShape shape)
    {
        var code = shape.Begin(
            HasParameters(shape.Spec) ? "System.Collections.Generic" : null, "Flitch.Connectors.Catalog", "Flitch.Connectors.Columns", "Flitch.Connectors.Rest.Objects");
        code.Line(XmlDocs.Summary($"{shape.Spec.Title}: its line in the catalogue, and how it is asked for."));
        return code.Block($"public static class {shape.Model}Object", () =>
        {
            Descriptor(code, shape.Spec);
            code.Line();
            Rest(code, shape);
        });
    }

    /// <summary>Whether a parameter's name and value are written anywhere.</summary>
    private static bool HasParameters(ObjectSpec spec) =>
        spec.Request.Pinned.Count > 0 || spec.Request.Variants.Any(v => v.Parameters.Count > 0) || spec.Refresh.Unset?.Parameters.Count > 0 || spec.Paging.WithoutCount is not null;

    private static void Descriptor(CodeWriter code, ObjectSpec spec)
    {
        code.Line("/// <summary>The line in the catalogue.</summary>");
        code.Block("public static ObjectDescriptor Descriptor { get; } = new()", () =>
        {
            code.Line($"Name = {Literals.Text(spec.Name)},");
            code.Line($"Title = {Literals.Text(spec.Title)},");
            code.Line($"Description = {Literals.Text(spec.Description)},");
            Request(code, spec.Request);
            code.List("Columns =", () => Columns(code, spec), "],");
            code.Line($"PrimaryKey = {Literals.Texts(spec.PrimaryKey)},");
            Refreshing(code, spec);
            Checks(code, spec);
            if (spec.EmptyText is not null)
            {
                code.Line($"EmptyText = {Literals.Text(spec.EmptyText)},");
            }

            if (spec.Deprecated)
            {
                code.Line("Deprecated = true,");
            }

            code.Line($"Fingerprint = {Literals.Text(spec.Fingerprint)},");
        }, "};");
    }

    private static void Request(CodeWriter code, RequestSpec request)
    {
        code.Line($"Path = {Literals.Text(request.Path)},");
        code.Line($"Method = {Literals.Text(request.Method)},");
        code.Line($"PinnedParameters = {Parameters(request.Pinned)},");
        if (request.FromForm.Count > 0)
        {
            code.Line($"FormParameters = [{string.Join(", ", request.FromForm.Select(FormParameter))}],");
        }

        if (request.Each is { } each)
        {
            code.Line($"Each = {EachCode(each)},");
        }

        code.Line($"Cost = {Literals.Number(request.Cost)},");
        if (request.Permission is not null)
        {
            code.Line($"Permission = {Literals.Text(request.Permission)},");
        }
    }

    private static string FormParameter(FormParameterSpec parameter)
    {
        var format = parameter.As is null ? "" : $", TimeFormat.{(parameter.As == "date-time" ? "DateTime" : "UnixSeconds")}";
        return $"new FormParameter({Literals.Text(parameter.Name)}, {Literals.Text(parameter.Field)}{format})";
    }

    private static string EachCode(EachSpec each)
    {
        var settings = Literals.When(each.Field is not null, $"Field = {Literals.OptionalText(each.Field)}")
            .Concat(Literals.When(each.Object is not null, $"Object = {Literals.OptionalText(each.Object)}"))
            .Concat(Literals.When(each.ObjectColumn is not null, $"ObjectColumn = {Literals.OptionalText(each.ObjectColumn)}"));
        return $"new EachValue({Literals.Text(each.Parameter)}, {Literals.Text(each.Column)}, {Literals.Texts(each.Values)})" + Literals.Initializer(settings);
    }

    private static void Columns(CodeWriter code, ObjectSpec spec)
    {
        foreach (var column in spec.Columns)
        {
            var settings = Literals.When(!column.Nullable, "Nullable = false")
                .Concat(Literals.When(column.Unit is not null, $"Unit = {Literals.OptionalText(column.Unit)}"))
                .Concat(Literals.When(column.UnitBy is not null, $"UnitBy = {Literals.OptionalText(column.UnitBy)}"))
                .Concat(Literals.When(column.Source is not null, $"Source = {Literals.OptionalText(column.Source)}"));
            if (column.KnownValues is not null)
            {
                settings = settings.Concat(new[] { $"KnownValues = {Literals.Texts(column.KnownValues)}" });
            }

            settings = settings.Concat(Literals.When(column.Aliases.Count > 0, $"Aliases = {Literals.Texts(column.Aliases)}"))
                .Concat(Literals.When(column.NullValues.Count > 0, $"NullValues = {Literals.Texts(column.NullValues)}"))
                .Concat(Literals.When(column.Type.Kind == FieldKind.Json, "Json = true"))
                .Concat(Literals.When(column.Deprecated, "Deprecated = true"))
                .Concat(Literals.When(column.Examples.Count > 0, $"Examples = {Literals.Texts(column.Examples)}"))
                .Concat(Literals.When((column.Type.Element ?? column.Type).Time == TimeFormat.DateTime, "Time = TimeFormat.DateTime"));

            code.Line($"new ColumnDescriptor({Literals.Text(column.Name)}, {ColumnCode.ColumnType(column.Type)}, {Literals.Text(column.Description)})"
                + Literals.Initializer(settings) + ",");
        }
    }

    private static void Refreshing(CodeWriter code, ObjectSpec spec)
    {
        code.Line($"Mode = RefreshMode.{spec.Refresh.Mode},");
        if (spec.Refresh.Cursor is not null)
        {
            code.Line($"Cursor = {Literals.Text(spec.Refresh.Cursor)},");
        }

        if (spec.Paging.Size > 0)
        {
            code.Line($"PageSize = {Literals.Number(spec.Paging.Size)},");
        }

        if (spec.Paging.Total is not null)
        {
            code.Line("Counts = true,");
        }

        if (spec.Partition is { } partition)
        {
            code.Line($"Partition = new(PartitionUnit.{partition.By}, {Literals.Text(partition.On)}),");
        }

        OtherListings(code, spec);
    }

    private static void OtherListings(CodeWriter code, ObjectSpec spec)
    {
        if (spec.Refresh.Rewrites.Count > 0)
        {
            code.Line($"Rewrites = {Literals.Texts(spec.Refresh.Rewrites)},");
        }

        if (spec.Refresh.Unset is { } unset)
        {
            code.Line($"UnsetCursor = {Literals.Text(unset.Cursor)},");
        }

        if (spec.Request.Variants.Count > 0)
        {
            code.List("Variants =", () =>
            {
                foreach (var variant in spec.Request.Variants)
                {
                    code.Line(VariantCode(variant) + ",");
                }
            }, "],");
        }
    }

    private static string VariantCode(VariantSpec variant)
    {
        var when = variant.When is { } trigger
            ? $"When = new VariantTrigger({Literals.Text(trigger.Object)}, {Literals.Text(trigger.Column)}, {Literals.Text(trigger.Matches)})"
            : "";
        return $"new ObjectVariant({Literals.Text(variant.Name)}, {Literals.Text(variant.Column)}, {Literals.Text(variant.Value)})"
            + Literals.Initializer(Literals.When(when.Length > 0, when));
    }

    private static string Parameters(IEnumerable<ParameterSpec> parameters) =>
        $"[{string.Join(", ", parameters.Select(p => $"new KeyValuePair<string, string>({Literals.Text(p.Name)}, {Literals.Text(p.Value)})"))}]";

    private static void Checks(CodeWriter code, ObjectSpec spec)
    {
        if (spec.Checks.Count > 0)
        {
            code.List("Checks =", () =>
            {
                foreach (var check in spec.Checks)
                {
                    code.Line($"new CheckDescriptor({Literals.Text(check.Kind)}, {Literals.Text(check.Settings)}),");
                }
            }, "],");
        }
    }

    private static void Rest(CodeWriter code, ObjectShape shape)
    {
        var spec = shape.Spec;
        var settings = Literals.When(spec.Refresh.From is not null, $"FromParameter = {Literals.OptionalText(spec.Refresh.From)},")
            .Concat(Literals.When(spec.Refresh.To is not null, $"ToParameter = {Literals.OptionalText(spec.Refresh.To)},"))
            .Concat(Literals.When(spec.Records.EmptyWithoutResult, "EmptyWithoutResult = true,"))
            .ToList();
        var listings = ListingsCode(spec);
        settings.AddRange(Literals.When(listings.Length > 0, $"Listings = [{listings}],"));
        code.Line("/// <summary>How it is asked for.</summary>");
        code.Line("public static RestObject Rest { get; } = new(");
        code.Indented(() => code.Line("Descriptor,").Line(PagingCode(spec.Paging) + ",").Line($"new {shape.Model}Extractor()){(settings.Count == 0 ? ";" : "")}"));
        if (settings.Count > 0)
        {
            code.Line("{");
            code.Indented(() => settings.ForEach(setting => code.Line(setting)));
            code.Line("};");
        }
    }

    private static string ListingsCode(ObjectSpec spec)
    {
        var unset = spec.Refresh.Unset is { } rows ? new[] { $"new OtherListing({Literals.Text("unset")}, {Parameters(rows.Parameters)})" } : System.Array.Empty<string>();
        var variants = spec.Request.Variants.Select(v => $"new OtherListing({Literals.Text(v.Name)}, {Parameters(v.Parameters)})");
        return string.Join(", ", unset.Concat(variants));
    }

    /// <summary>Without the type's name: a project can well have a namespace of that name, which would hide it.</summary>
    private static string PagingCode(PagingSpec paging)
    {
        if (paging.Style == PagingStyle.None)
        {
            return "new(PagingStyle.None, null, 0)";
        }

        var without = paging.WithoutCount is { } parameter
            ? $"WithoutCount = new KeyValuePair<string, string>({Literals.Text(parameter.Name)}, {Literals.Text(parameter.Value)})"
            : "";
        return $"new(PagingStyle.{paging.Style}, {Literals.OptionalText(paging.Parameter)}, {Literals.Number(paging.Size)})"
            + Literals.Initializer(Literals.When(without.Length > 0, without)
                .Concat(Literals.When(paging.Start is not null, $"Start = {Literals.OptionalText(paging.Start)}")));
    }
}
