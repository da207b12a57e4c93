using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>A place of an answer that can hold the records.</summary>
/// <param name="At">Names from the root.</param>
/// <param name="Shape">What stands there.</param>
/// <param name="Value">What stands there in one sample.</param>
internal sealed record Candidate(EquatableArray<string> At, RecordsShape Shape, JsonValue Value)
{
    /// <summary>Scalars that belong to the record itself; 0 for what holds several.</summary>
    public int OwnFields { get; init; }

    public int Rows => Containers.RowsOf(Value, Shape);

    public string Pointer => JsonPointer.Of(At);
}
