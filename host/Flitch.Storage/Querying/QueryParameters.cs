using Flitch.DuckDb;

namespace Flitch.Storage.Querying;

/// <summary>Values that a query is run with; they are bound, never put into its text.</summary>
public sealed class QueryParameters
{
    private readonly IReadOnlyList<KeyValuePair<string?, object?>> _values;

    private QueryParameters(IReadOnlyList<KeyValuePair<string?, object?>> values) => _values = values;

    /// <summary>None.</summary>
    public static QueryParameters None { get; } = new([]);

    /// <summary>Values of <c>$1</c>, <c>$2</c>… or of <c>?</c>, in order.</summary>
    /// <param name="values">The values; null for none.</param>
    public static QueryParameters Of(IReadOnlyList<object?>? values) => new([.. (values ?? []).Select(v => KeyValuePair.Create<string?, object?>(null, v))]);

    /// <summary>Values of <c>$name</c>.</summary>
    /// <param name="values">The values by name, without the <c>$</c>.</param>
    public static QueryParameters Named(IEnumerable<KeyValuePair<string, object?>> values) => new([.. values.Select(v => KeyValuePair.Create<string?, object?>(v.Key, v.Value))]);

    internal void AddTo(DuckDbCommand command)
    {
        foreach (var (name, value) in _values)
        {
            command.Parameters.Add(name is null ? new DuckDbParameter(value) : new DuckDbParameter(name, value));
        }
    }
}
