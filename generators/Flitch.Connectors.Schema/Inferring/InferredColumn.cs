namespace Flitch.Connectors.Schema.Inferring;

/// <summary>A column of the inferred schema, for what is guessed from columns: key and cursor.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Field">The field's own name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Facts">What it holds.</param>
/// <param name="IsOutermost">Whether it stands in the record itself.</param>
/// <param name="Always">Every record has it, and never null.</param>
internal sealed record InferredColumn(string Name, string Field, TypeGuess Type, FieldFacts Facts, bool IsOutermost, bool Always)
{
    /// <summary>Whether it is an instant that every record has.</summary>
    public bool CanBeCursor => Always && Type.Format is "unix-seconds" or "date-time" && Type.NullValues.Count == 0;
}
