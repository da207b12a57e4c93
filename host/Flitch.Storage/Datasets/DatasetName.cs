namespace Flitch.Storage.Datasets;

/// <summary>Which dataset: one object of one connection.</summary>
/// <param name="Connection">The connection's name, for example <c>main</c>: a slug <c>[a-z][a-z0-9_]*</c>.</param>
/// <param name="Object">The object's name, for example <c>ledgers</c>.</param>
public sealed record DatasetName(string Connection, string Object)
{
    /// <summary>As people write it: <c>main.ledgers</c>.</summary>
    public override string ToString() => $"{Connection}.{Object}";
}
