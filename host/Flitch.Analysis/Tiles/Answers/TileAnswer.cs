namespace Flitch.Analysis.Tiles.Answers;

/// <summary>What a tile's question brought: all values as text, numbers digit for digit, instants in UTC.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows; null for NULL.</param>
public sealed record TileAnswer(IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<string?[]> Rows)
{
    /// <summary>Whether there were more rows than a tile shows.</summary>
    public bool Cut { get; init; }

    /// <summary>The statement that was asked.</summary>
    public string Sql { get; init; } = "";

    /// <summary>The stretches of <see cref="AnswerRole.Time"/>; null where there is none.</summary>
    public TimeGrain? Grain { get; init; }

    /// <summary>Chosen filters that the question has no column for.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Whether the range bounds it; what is true now has no range.</summary>
    public bool Ranged { get; init; }

    /// <summary>The place of the first column in a role; -1 where there is none.</summary>
    /// <param name="role">The role.</param>
    public int IndexOf(AnswerRole role)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }
}
