using System.Collections;
using System.Text.Json.Serialization;

namespace Flitch.Storage.Manifests;

/// <summary>
/// A file's rows counted and hashed by UTC day of the cursor, oldest first, so that whatever befalls the file is narrowed to days without asking the service.
/// Days without rows have no entry. Two are equal when all their entries are.
/// </summary>
[JsonConverter(typeof(DaySumsJson))]
public sealed class DaySums : IReadOnlyList<DayFigures>, IEquatable<DaySums>
{
    private readonly DayFigures[] _days;

    private DaySums(DayFigures[] days) => _days = days;

    /// <summary>No rows.</summary>
    public static DaySums Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _days.Length;

    /// <inheritdoc/>
    public DayFigures this[int index] => _days[index];

    /// <summary>Sums of figures in any order, several of one day among them.</summary>
    /// <param name="figures">What is added up.</param>
    public static DaySums Of(IEnumerable<DayFigures> figures) => new(
    [
        .. figures.GroupBy(f => f.Day)
            .Select(g => g.Aggregate((sum, next) => new(sum.Day, sum.Rows + next.Rows, unchecked(sum.Hash + next.Hash))))
            .Where(f => f.Rows != 0 || f.Hash != 0)
            .OrderBy(f => f.Day),
    ]);

    /// <summary>With other rows added.</summary>
    /// <param name="other">Theirs.</param>
    public DaySums Plus(DaySums other) => Of(_days.Concat(other._days));

    /// <summary>With some of the rows taken away.</summary>
    /// <param name="other">Theirs.</param>
    public DaySums Minus(DaySums other) => Of(_days.Concat(other._days.Select(d => new DayFigures(d.Day, -d.Rows, unchecked(0 - d.Hash)))));

    /// <inheritdoc/>
    public bool Equals(DaySums? other) => other is not null && _days.AsSpan().SequenceEqual(other._days);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DaySums);

    /// <inheritdoc/>
    public override int GetHashCode() => _days.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<DayFigures> GetEnumerator() => _days.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
