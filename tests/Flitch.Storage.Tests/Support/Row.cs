using Flitch.Connectors.Columns;

namespace Flitch.Storage.Tests.Support;

/// <summary>A row of <see cref="Samples.Ledgers"/>.</summary>
public sealed record Row(string Id, DateTimeOffset? Time, string Amount = "1")
{
    public string? Asset { get; init; } = "XXBT";

    public IReadOnlyList<string>? Refs { get; init; } = ["a", "b"];

    public bool? Settled { get; init; } = true;

    public long? Count { get; init; } = 7;

    public DateOnly? ValueDate { get; init; } = new(2026, 1, 31);

    public string? Rescued { get; init; }

    public static DateTimeOffset At(int month, int day = 1, int second = 0) => new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero).AddSeconds(second);

    public static RecordBatch Batch(params IReadOnlyList<Row> rows)
    {
        var batch = new RecordBatch([.. Samples.Ledgers.Columns.Select(c => c.Type)]);
        foreach (var row in rows)
        {
            row.AppendTo(batch);
        }

        return batch;
    }

    public static long Micros(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / 10;

    /// <summary>A decimal's text as its value times 10^18.</summary>
    public static Int128 Unscaled(string text)
    {
        var parts = text.Split('.');
        var fraction = parts.Length == 2 ? parts[1] : "";
        return Int128.Parse(parts[0] + fraction.PadRight(18, '0'), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void AppendTo(RecordBatch batch)
    {
        ((TextColumn)batch.Columns[0]).Append(Id);
        Append(batch.Columns[1], Time is { } time ? Micros(time) : null);
        Append((TextColumn)batch.Columns[2], Asset);
        ((DecimalColumn)batch.Columns[3]).Append(Unscaled(Amount));
        AppendRefs((ListColumn)batch.Columns[4]);
        AppendSettled((BooleanColumn)batch.Columns[5]);
        Append(batch.Columns[6], Count);
        Append(batch.Columns[7], ValueDate is { } day ? day.DayNumber - new DateOnly(1970, 1, 1).DayNumber : null);
        Append(batch.Rescued, Rescued);
    }

    private static void Append(Column column, long? value)
    {
        if (value is { } number)
        {
            ((Int64Column)column).Append(number);
        }
        else
        {
            column.AppendNull();
        }
    }

    private static void Append(TextColumn column, string? value)
    {
        if (value is null)
        {
            column.AppendNull();
        }
        else
        {
            column.Append(value);
        }
    }

    private void AppendRefs(ListColumn column)
    {
        if (Refs is null)
        {
            column.AppendNull();
            return;
        }

        foreach (var item in Refs)
        {
            ((TextColumn)column.Elements).Append(item);
        }

        column.EndList();
    }

    private void AppendSettled(BooleanColumn column)
    {
        if (Settled is { } value)
        {
            column.Append(value);
        }
        else
        {
            column.AppendNull();
        }
    }
}
