namespace Flitch.Analysis.Filters;

/// <summary>A condition on one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Values">None for <see cref="FilterOperator.Null"/> and <see cref="FilterOperator.NotNull"/>, one or more for <see cref="FilterOperator.In"/>, else one.</param>
public sealed record Filter(string Column, FilterOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>Makes a filter with one value.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="operator">How it compares.</param>
    /// <param name="value">The value as text: a decimal's digits, an instant in ISO 8601.</param>
    public static Filter Of(string column, FilterOperator @operator, string value) => new(column, @operator, [value]);

    /// <inheritdoc/>
    public bool Equals(Filter? other) => other is not null && Column == other.Column && Operator == other.Operator && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Operator, Values.Count);

    /// <summary>Its text form; see <see cref="FilterText"/>.</summary>
    public override string ToString() => FilterText.Write(this);
}
