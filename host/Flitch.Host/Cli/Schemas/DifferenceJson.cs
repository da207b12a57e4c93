using System.Text.Json.Nodes;
using Flitch.Storage.Evolving;

namespace Flitch.Host.Cli.Schemas;

/// <summary>A difference as JSON.</summary>
internal static class DifferenceJson
{
    /// <summary>One object's difference.</summary>
    /// <param name="difference">What changed.</param>
    public static JsonObject Of(ObjectDifference difference) => new()
    {
        ["object"] = difference.Name,
        ["kind"] = difference.Kind,
        ["rewritesFiles"] = difference.Forecast?.RewritesFiles ?? false,
        ["dividesAnew"] = difference.Forecast?.DividesAnew ?? false,
        ["obstacles"] = Texts(difference.Forecast?.Obstacles ?? []),
        ["columns"] = new JsonArray([.. (difference.Forecast?.Columns ?? []).Select(Of)]),
        ["others"] = Texts(difference.Others),
        ["text"] = Texts([.. DifferenceText.Of(difference)]),
    };

    private static JsonObject Of(ColumnForecast column) => new()
    {
        ["name"] = column.Name,
        ["before"] = column.Before,
        ["removed"] = column.IsRemoved,
        ["typeBefore"] = column.TypeBefore?.ToSql(),
        ["type"] = column.Type?.ToSql(),
        ["alwaysFits"] = column.AlwaysFits,
        ["addedNulls"] = Texts(column.AddedNulls),
        ["lostNulls"] = Texts(column.LostNulls),
    };

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
