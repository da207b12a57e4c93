using Flitch.Storage.Querying;

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

    /// <summary>The answer of a question in SQL whose rows are there already.</summary>
    /// <param name="query">What its columns are to a chart.</param>
    /// <param name="columns">The result's columns.</param>
    /// <param name="rows">Its rows as text; beginnings of stretches of time without an offset.</param>
    /// <exception cref="Connectors.FlitchException">Kind usage: the question names a column that the result does not have.</exception>
    public static TileAnswer Of(SqlQuery query, IReadOnlyList<QueryColumn> columns, IReadOnlyList<string?[]> rows) => new(SqlColumns.Of(query, columns), rows) { Grain = query.Grain };

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
