using System.Text.Json;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Host.Web.Datasets;

/// <summary>Rows elsewhere that a row refers to, or that refer to it, as the schema's checks of references say.</summary>
internal static class RelatedRows
{
    /// <summary>Links to rows of the same connection.</summary>
    /// <param name="shape">The row's dataset.</param>
    /// <param name="row">All values of the row.</param>
    /// <param name="connector">The connector; null when its plugin is not there.</param>
    public static IEnumerable<RelatedLink> Of(DatasetShape shape, object?[] row, ConnectorDescriptor? connector)
    {
        foreach (var owner in connector?.Objects ?? [])
        {
            foreach (var (other, column, field) in References(owner))
            {
                var link = owner.Name == shape.Dataset ? Link(shape, row, connector!.FindObject(other), column, field) : other == shape.Dataset ? Link(shape, row, owner, field, column) : null;
                if (link is not null)
                {
                    yield return link;
                }
            }
        }
    }

    private static RelatedLink? Link(DatasetShape shape, object?[] row, ObjectDescriptor? target, string mine, string theirs)
    {
        var at = shape.Columns.ToList().FindIndex(c => c.Name == mine);
        if (target?.Columns.FirstOrDefault(c => c.Name == theirs) is not { } column || at < 0 || Values(row[at]) is not { Count: > 0 } values)
        {
            return null;
        }

        var filter = column.Type.Kind == ColumnKind.List ? Filter.Of(theirs, FilterOperator.Contains, values[0])
            : values.Count == 1 ? Filter.Of(theirs, FilterOperator.Equal, values[0])
            : new Filter(theirs, FilterOperator.In, values);
        var address = new RowAddress(shape.Connection, target.Name) { Where = [filter.ToString()] };
        return new RelatedLink($"{target.Title} whose {theirs} {(values.Count == 1 ? "is " + values[0] : $"is one of {values.Count}")}", address.ToString());
    }

    private static List<string> Values(object? value) => value switch
    {
        null => [],
        string text => text.Length > 0 ? [text] : [],
        System.Collections.IEnumerable list => [.. list.Cast<object?>().Select(CellText.Of).OfType<string>()],
        _ => [CellText.Of(value)!],
    };

    private static IEnumerable<(string Object, string Column, string Field)> References(ObjectDescriptor owner)
    {
        foreach (var check in owner.Checks.Where(c => c.Kind == "references"))
        {
            using var settings = JsonDocument.Parse(check.Settings);
            var other = settings.RootElement.GetProperty("object").GetString()!;
            foreach (var by in settings.RootElement.GetProperty("by").EnumerateArray())
            {
                yield return (other, by.GetProperty("column").GetString()!, by.GetProperty("field").GetString()!);
            }
        }
    }
}
