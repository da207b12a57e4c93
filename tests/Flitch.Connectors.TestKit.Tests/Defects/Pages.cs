using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Pages with something changed.</summary>
internal static class Pages
{
    /// <summary>The page with other facts.</summary>
    public static Page With(this Page page, bool? isLast = null, IReadOnlyList<Drift>? drift = null, RecordBatch? batch = null, long? oldest = null) => new()
    {
        Batch = batch ?? page.Batch,
        RecordsSeen = page.RecordsSeen,
        Oldest = oldest ?? page.Oldest,
        Newest = page.Newest,
        Count = page.Count,
        IsLast = isLast ?? page.IsLast,
        Call = page.Call,
        Drift = drift ?? page.Drift,
    };

    /// <summary>The page with some rows, in some order.</summary>
    public static Page WithRows(this Page page, IEnumerable<int> rows) => page.Copy(rows, (target, source, row) => target.AppendFrom(source, row));

    /// <summary>The page with nothing in <c>_rescued</c>.</summary>
    public static Page WithoutRescued(this Page page) => page.Copy(AllRows(page), (target, source, row) =>
    {
        if (ReferenceEquals(source, page.Batch.Rescued))
        {
            target.AppendNull();
        }
        else
        {
            target.AppendFrom(source, row);
        }
    });

    /// <summary>The page with the values of columns of one class changed, where something was rescued.</summary>
    public static Page WithCells<T>(this Page page, Action<T, T, int> write, bool rescuedOnly = false)
        where T : Column => page.Copy(AllRows(page), (target, source, row) =>
    {
        if (target is T typed && !ReferenceEquals(source, page.Batch.Rescued) && (!rescuedOnly || !page.Batch.Rescued.IsNull(row)))
        {
            write(typed, (T)source, row);
        }
        else
        {
            target.AppendFrom(source, row);
        }
    });

    /// <summary>All rows.</summary>
    public static IEnumerable<int> AllRows(Page page) => Enumerable.Range(0, page.Batch.RowCount);

    private static Page Copy(this Page page, IEnumerable<int> rows, Action<Column, Column, int> write)
    {
        var batch = new RecordBatch([.. page.Batch.Columns.Select(c => c.Type)]);
        foreach (var row in rows)
        {
            for (var i = 0; i < batch.Columns.Count; i++)
            {
                write(batch.Columns[i], page.Batch.Columns[i], row);
            }

            write(batch.Rescued, page.Batch.Rescued, row);
        }

        return page.With(batch: batch);
    }
}
