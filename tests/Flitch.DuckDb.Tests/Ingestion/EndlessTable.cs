using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Ingestion;

/// <summary>Zeros without end.</summary>
internal sealed class EndlessTable : DuckDbTable
{
    private int _openScans;

    public int OpenScans => Volatile.Read(ref _openScans);

    public override IReadOnlyList<DuckDbColumn> Columns { get; } = [new("n", DuckDbType.BigInt)];

    public override DuckDbTableScan OpenScan(IReadOnlyList<int> columns)
    {
        Interlocked.Increment(ref _openScans);
        return new Scan(this);
    }

    private sealed class Scan(EndlessTable table) : DuckDbTableScan
    {
        private readonly long[] _zeros = new long[DuckDbChunkWriter.Capacity];

        public override int Read(DuckDbChunkWriter chunk)
        {
            chunk.Column(0).Write<long>(_zeros);
            return _zeros.Length;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Decrement(ref table._openScans);
            base.Dispose(disposing);
        }
    }
}
