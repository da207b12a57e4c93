using Flitch.Connectors.Reading;

namespace Flitch.Storage.Checking;

/// <summary>What making a dataset consistent with its files left to do.</summary>
/// <param name="ReadAgain">Stretches that the state claimed and claims no more, oldest first: reading them again mends the dataset.</param>
/// <param name="HasRowsWithoutDay">True when rows without a cursor are concerned, which no stretch brings back: a listing of their own does, which is claimed no more, or <c>--full</c>.</param>
/// <param name="RowsLost">Rows that the manifest stated and no file has.</param>
public sealed record AdoptionResult(IReadOnlyList<ReadInterval> ReadAgain, bool HasRowsWithoutDay, long RowsLost)
{
    /// <summary>What did not succeed after the commit, in a person's words; it is tried again. Null when all did.</summary>
    public string? Warning { get; init; }
}
