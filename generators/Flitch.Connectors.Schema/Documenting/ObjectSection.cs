using System.Collections.Generic;
using System.Linq;
using System.Text;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;
using static Flitch.Connectors.Schema.Documenting.CataloguePage;

namespace Flitch.Connectors.Schema.Documenting;

/// <summary>One object's part of the page.</summary>
internal static class ObjectSection
{
    public static void Append(StringBuilder page, ConnectorSpec connector, ObjectSpec spec)
    {
        Line(page, $"## {spec.Name}");
        Line(page, "");
        Line(page, $"**{spec.Title}.** {spec.Description}");
        Line(page, "");
        foreach (var fact in Facts(connector, spec))
        {
            Line(page, $"- {fact}");
        }

        Line(page, "");
        Columns(page, spec);
        Line(page, "");
    }

    public static string Refresh(ObjectSpec spec) => spec.Refresh.Mode == RefreshMode.Snapshot ? "whole" : $"along `{spec.Refresh.Cursor}`";

    public static string Key(ObjectSpec spec) => spec.PrimaryKey.Count == 0 ? "one record" : string.Join(", ", spec.PrimaryKey.Select(k => $"`{k}`"));

    private static IEnumerable<string> Facts(ConnectorSpec connector, ObjectSpec spec)
    {
        yield return $"Call: `{spec.Request.Method} {spec.Request.Path}`, cost {spec.Request.Cost}{Pinned(spec.Request.Pinned)}";
        yield return $"Permission: {Permission(connector, spec)}";
        yield return $"Key: {Key(spec)}";
        yield return $"Refresh: {Mode(spec)}";
        yield return $"Pages: {Pages(spec.Paging)}";
        if (spec.Request.Each is { } each)
        {
            yield return $"Listed apart for each of {Source(each)}, which stands in `{each.Column}`";
        }

        foreach (var filled in spec.Request.FromForm)
        {
            yield return $"`{filled.Name}` is what the form's `{filled.Field}` holds, if anything";
        }

        if (spec.Deprecated)
        {
            yield return "Deprecated: the service is about to drop it";
        }

        foreach (var variant in spec.Request.Variants)
        {
            yield return $"Variant `{variant.Name}`: asked for with{Pinned(variant.Parameters).TrimStart(',')} as well, because the ordinary listing may leave out rows whose `{variant.Column}` is `{variant.Value}`";
        }

        foreach (var check in spec.Checks)
        {
            yield return $"Check: {CheckText.Of(check)}";
        }

        if (spec.EmptyText is { } empty)
        {
            yield return $"No rows? {empty}";
        }
    }

    private static string Type(FieldType type) => type.Kind == FieldKind.Json ? "VARCHAR (JSON)" : type.ToSql().Replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");

    private static string Source(EachSpec each) => each switch
    {
        { Field: { } field } => $"the values of the form's `{field}`",
        { Object: { } other } => $"`{other}`'s `{each.ObjectColumn}`",
        _ => string.Join(", ", each.Values.Select(v => $"`{v}`")),
    };

    private static string Pinned(EquatableArray<ParameterSpec> parameters) =>
        parameters.Count == 0 ? "" : ", always with " + string.Join(", ", parameters.Select(p => $"`{p.Name}={p.Value}`"));

    private static string Mode(ObjectSpec spec)
    {
        if (spec.Refresh.Mode == RefreshMode.Snapshot)
        {
            return $"read whole each time; every differing answer stays in `{spec.Name}_history`";
        }

        var partition = spec.Partition is { } by ? $"; files by {by.By.ToString().ToLowerInvariant()} of `{by.On}`" : "";
        var unset = spec.Refresh.Unset is { } without ? $"; rows without it are found along `{without.Cursor}`" : "";
        var rewrites = spec.Refresh.Rewrites.Count > 0 ? $"; a new row may change the one that `{string.Join("`, `", spec.Refresh.Rewrites)}` names, which is then read again" : "";
        return $"only what is new, along `{spec.Refresh.Cursor}`{partition}{unset}{rewrites}";
    }

    private static string Pages(PagingSpec paging) => paging.Style switch
    {
        PagingStyle.Offset => $"of {paging.Size} records, by the offset `{paging.Parameter}`{(paging.Total is null ? "" : $"; counted at `{JsonPointer.Of(paging.Total)}`")}",
        PagingStyle.Token => $"of {paging.Size} records, by the token `{paging.Parameter}`",
        _ => "none: one answer holds everything",
    };

    private static void Columns(StringBuilder page, ObjectSpec spec)
    {
        Head(page, "Column", "Type", "Unit", "Can be null", "What it holds");
        foreach (var column in spec.Columns)
        {
            var key = spec.PrimaryKey.Contains(column.Name) ? " **key**" : spec.Refresh.Cursor == column.Name ? " **cursor**" : "";
            Row(page, $"`{column.Name}`{key}", Type(column.Type), Unit(column), column.Nullable ? "yes" : "", Description(column));
        }
    }

    private static string Unit(ColumnSpec column) => column.UnitBy is { } by ? $"{column.Unit}, by `{by}`".TrimStart(',', ' ') : column.Unit ?? "";

    private static string Description(ColumnSpec column)
    {
        var known = column.KnownValues is { Count: > 0 } values ? " Known: " + string.Join(", ", values.Select(v => v.Length == 0 ? "empty" : $"`{v}`")) + "." : "";
        var nulls = column.NullValues.Count > 0 ? $" {string.Join(", ", column.NullValues.Select(n => n.Length == 0 ? "An empty text" : $"`{n}`"))} means null." : "";
        var former = column.Aliases.Count > 0 ? $" Formerly {string.Join(", ", column.Aliases.Select(a => $"`{a}`"))}." : "";
        var examples = column.Examples.Count > 0 ? $" For example {string.Join(", ", column.Examples.Select(e => $"`{e}`"))}." : "";
        return (column.Deprecated ? "**Deprecated.** " : "") + column.Description + examples + known + nulls + former;
    }
}
