using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>A column of another object that is probably the same thing.</summary>
/// <param name="Object">The object.</param>
/// <param name="Column">The column.</param>
internal sealed record KinColumn(string Object, ColumnSpec Column)
{
    public string Description => Column.Description;

    public string? Unit => Column.Unit;

    public string Why => $"described as in {Object} and others";
}
