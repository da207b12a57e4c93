using System.Text;
using System.Text.Json;

namespace Flitch.Storage.Evolving;

/// <summary>
/// What becomes of one row: rescued values come home to columns that can hold them, values of another type are read as the new one, and values whose column is no
/// more go where they came from.
/// </summary>
/// <param name="plan">The two schemas.</param>
/// <param name="keepsLost">True when a value that its column's new type cannot hold is rescued as well; else it is refused.</param>
internal sealed class RowEvolution(EvolutionPlan plan, bool keepsLost)
{
    private readonly EvolvedColumn[] _read = [.. plan.Read];
    private readonly FieldReading[] _readings = [.. plan.Read.Select(c => new FieldReading(c.Column.Type, c.Column.Time, c.Column.NullValues, c.Column.Json))];

    /// <summary>What is wanted of stored columns: first of those that other columns were, then of those that are no more.</summary>
    public IReadOnlyList<WantedText> Texts { get; } =
    [
        .. plan.Read.Where(c => c.From is not null).Select(c => new WantedText(c.From!, !c.IsConverted)),
        .. plan.Removed.Select(c => new WantedText(c, false)),
    ];

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its number in its file.</param>
    /// <param name="rescued">Its <c>_rescued</c>.</param>
    /// <param name="texts">Values of <see cref="Texts"/>.</param>
    /// <param name="target">Where it goes.</param>
    /// <exception cref="LostValueException">A value would be lost.</exception>
    public void Append(long row, string? rescued, IReadOnlyList<string?> texts, EvolvedRows target)
    {
        var record = Parse(rescued);
        AddRemoved(texts, record); // first: another column may read the same field from now on
        for (int i = 0, stored = 0; i < _read.Length; i++)
        {
            Append(i, _read[i].From is null ? null : texts[stored++], record, target);
        }

        if (record.IsEmpty && (rescued is null || record.IsChanged))
        {
            target.Rescued.AppendNull();
        }
        else
        {
            target.Rescued.Append(record.Text);
        }

        target.Row.Append(row);
    }

    // Whatever a hand has put there stays, under the name that records have which are no object.
    private static RescuedValue Parse(string? rescued)
    {
        try
        {
            var record = rescued is null ? RescuedValue.Empty() : new(rescued);
            if (record.IsObject)
            {
                return record;
            }
        }
        catch (JsonException)
        {
        }

        var whole = RescuedValue.Empty();
        whole.Add([""], JsonTexts.Quote(rescued!));
        return whole;
    }

    private void Append(int index, string? text, RescuedValue record, EvolvedRows target)
    {
        if (text is not null && _read[index].IsConverted)
        {
            Convert(index, text, record, target);
        }
        else if (text is not null || !ComesHome(index, record, target))
        {
            target.Values[index].AppendNull(); // the stored value stays, or there is none
        }
    }

    private void Convert(int index, string selected, RescuedValue record, EvolvedRows target)
    {
        var from = _read[index].From!;
        var plain = JsonTexts.Plain(selected, from.Type, from.Time);
        var isRead = from.Type.Element is not null || from.Json || _read[index].Column.Json
            ? _readings[index].TryAppendJson(from.Raw(selected), target.Values[index])
            : _readings[index].TryAppend(Encoding.UTF8.GetBytes(plain), target.Values[index]);
        if (isRead)
        {
            return;
        }

        if (!keepsLost)
        {
            throw new LostValueException(_read[index], plain);
        }

        record.Add((_read[index].Column.Source ?? _read[index].Column.Name).Split('/'), from.Raw(selected));
        target.Values[index].AppendNull();
    }

    private bool ComesHome(int index, RescuedValue record, EvolvedRows target)
    {
        foreach (var path in _read[index].Paths)
        {
            if (record.Find(path) is { } raw && _readings[index].TryAppendJson(raw, target.Values[index]))
            {
                return record.Remove(path);
            }
        }

        return false;
    }

    private void AddRemoved(IReadOnlyList<string?> texts, RescuedValue record)
    {
        for (var i = 0; i < plan.Removed.Count; i++)
        {
            var column = plan.Removed[i];
            if (texts[Texts.Count - plan.Removed.Count + i] is { } text)
            {
                record.Add(column.Path, column.Raw(text));
            }
        }
    }
}
