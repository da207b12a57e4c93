using Flitch.Connectors.Columns;

namespace Flitch.Storage.Tests.Support;

/// <summary>Rows of <see cref="Samples.Balance"/>.</summary>
public static class BalanceRows
{
    public static RecordBatch Batch(params IReadOnlyList<(string Asset, string Balance)> rows)
    {
        var batch = new RecordBatch([.. Samples.Balance.Columns.Select(c => c.Type)]);
        foreach (var (asset, balance) in rows)
        {
            ((TextColumn)batch.Columns[0]).Append(asset);
            ((DecimalColumn)batch.Columns[1]).Append(Row.Unscaled(balance));
            batch.Rescued.AppendNull();
        }

        return batch;
    }
}
