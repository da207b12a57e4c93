using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Abstractions.Tests.Columns;

public sealed class RecordBatchTests
{
    [Fact]
    public void Truncate_TakesBackWholeRowsAndTheBeginningOfOne()
    {
        using var batch = new RecordBatch([ColumnType.Text, ColumnType.Integer, ColumnType.List(ColumnType.Text)]);
        AddRow(batch, "a");
        AddRow(batch, "b");
        ((TextColumn)batch.Columns[0]).Append("half a row");
        ((TextColumn)((ListColumn)batch.Columns[2]).Elements).Append("half a list");

        batch.Truncate(1);

        batch.RowCount.Should().Be(1);
        batch.Columns.Should().OnlyContain(c => c.Count == 1);
        ((ListColumn)batch.Columns[2]).Elements.Count.Should().Be(1);
        AddRow(batch, "c");
        ((TextColumn)batch.Columns[0])[1].Should().Be("c");
        ((TextColumn)((ListColumn)batch.Columns[2]).Elements)[1].Should().Be("c");
    }

    [Fact]
    public void Dispose_CanBeCalledTwice()
    {
        var batch = new RecordBatch([ColumnType.Text, ColumnType.List(ColumnType.Decimal(38, 18))]);
        batch.Dispose();

        batch.Invoking(b => b.Dispose()).Should().NotThrow();
    }

    private static void AddRow(RecordBatch batch, string text)
    {
        ((TextColumn)batch.Columns[0]).Append(text);
        batch.Columns[1].AppendNull();
        ((TextColumn)((ListColumn)batch.Columns[2]).Elements).Append(text);
        ((ListColumn)batch.Columns[2]).EndList();
        batch.Rescued.AppendNull();
    }
}
