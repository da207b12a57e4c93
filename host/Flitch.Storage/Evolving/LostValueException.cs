namespace Flitch.Storage.Evolving;

/// <summary>A stored value that its column's new type cannot hold.</summary>
/// <param name="column">The column.</param>
/// <param name="value">The value's text.</param>
internal sealed class LostValueException(EvolvedColumn column, string value) : Exception($"{column.Column.Name} cannot hold {value}.")
{
    public EvolvedColumn Column { get; } = column;

    public string Value { get; } = value;
}
