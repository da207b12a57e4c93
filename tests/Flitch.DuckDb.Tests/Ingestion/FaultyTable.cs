using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Ingestion;

/// <summary>Where a <see cref="FaultyTable"/> throws.</summary>
public enum Fault
{
    None,
    Columns,
    Open,
    FirstRead,
    LaterRead,
}

/// <summary>Two chunks of zeros, or an exception on the way.</summary>
internal sealed class FaultyTable : DuckDbTable
{
    private int _openScans;

    public Fault Fault { get; set; }

    /// <summary>Scans that were opened and not disposed.</summary>
    public int OpenScans => Volatile.Read(ref _openScans);

    public override IReadOnlyList<DuckDbColumn> Columns => At<IReadOnlyList<DuckDbColumn>>(Fault.Columns, [new DuckDbColumn("n", DuckDbType.BigInt)]);

    public override DuckDbTableScan OpenScan(IReadOnlyList<int> columns)
    {
        var scan = At(Fault.Open, new Scan(this));
        Interlocked.Increment(ref _openScans);
        return scan;
    }

    private T At<T>(Fault place, T value) => Fault == place ? throw new TimeoutException("no more grüße") : value;

    private sealed class Scan(FaultyTable table) : DuckDbTableScan
    {
        private int _reads;

        public override int Read(DuckDbChunkWriter chunk)
        {
            var read = ++_reads;
            if (read > 2)
                return 0;
            chunk.Column(0).Write<long>(new long[DuckDbChunkWriter.Capacity]);
            return table.At(read == 1 ? Fault.FirstRead : Fault.LaterRead, DuckDbChunkWriter.Capacity);
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Decrement(ref table._openScans);
            base.Dispose(disposing);
        }
    }
}
