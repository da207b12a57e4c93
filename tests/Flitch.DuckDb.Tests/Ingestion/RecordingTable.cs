using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Ingestion;

/// <summary>One row of three columns (a = 0, b = 1, c = 2) that remembers which of them the last query asked for.</summary>
internal sealed class RecordingTable : DuckDbTable
{
    public override IReadOnlyList<DuckDbColumn> Columns { get; } = [new("a", DuckDbType.BigInt), new("b", DuckDbType.BigInt), new("c", DuckDbType.BigInt)];

    public IReadOnlyList<int> Asked { get; private set; } = [];

    public override DuckDbTableScan OpenScan(IReadOnlyList<int> columns)
    {
        Asked = [.. columns];
        return new Scan(columns);
    }

    private sealed class Scan(IReadOnlyList<int> columns) : DuckDbTableScan
    {
        private bool _done;

        public override int Read(DuckDbChunkWriter chunk)
        {
            if (_done)
                return 0;
            for (var index = 0; index < columns.Count; index++)
                chunk.Column(index).Write<long>([columns[index]]);
            _done = true;
            return 1;
        }
    }
}
