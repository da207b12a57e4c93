using System.Text.Json;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Host.Web.Api;

/// <summary>A query to run.</summary>
internal sealed record QueryWanted
{
    /// <summary>One SELECT in DuckDB's SQL; every dataset is a view, for example <c>main.ledgers</c>.</summary>
    public required string Sql { get; init; }

    /// <summary>Values of the query's <c>$name</c>, by name: texts, numbers, truth values or null. They are bound, and never become part of the text.</summary>
    public Dictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>The connection whose datasets need no prefix; <c>main</c> when left out.</summary>
    public string? Schema { get; init; }

    /// <summary>How many rows to answer with, 1 to 10,000; 1,000 when left out.</summary>
    public int? Limit { get; init; }

    /// <summary>After how many seconds the query is ended, 1 to 60; 60 when left out.</summary>
    public int? Seconds { get; init; }

    /// <summary>The parameters' values.</summary>
    /// <exception cref="FlitchException">One is a list or an object (usage).</exception>
    public QueryParameters Values() => QueryParameters.Named((Parameters ?? []).Select(p => KeyValuePair.Create(p.Key, Value(p.Key, p.Value))));

    private static object? Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        _ => throw new FlitchException("usage:parameter", ErrorKind.Usage, $"The value of the parameter {name} is no text, number, truth value or null.", "Give one value, or put the list into the query."),
    };
}
