using System.Runtime.CompilerServices;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>DECIMAL, which DuckDB keeps in 16, 32, 64 or 128 bits by its width.</summary>
internal sealed unsafe class DecimalReader(DuckDbType type) : VectorReader<decimal>(type)
{
    public override decimal Value(ulong row) => Exact(row).ToDecimal();

    public override object Read(ulong row)
    {
        var exact = Exact(row);
        return exact.TryToDecimal(out var value) ? value : exact;
    }

    public override T Read<T>(ulong row) => typeof(T) == typeof(DuckDbDecimal) ? (T)(object)Exact(row) : base.Read<T>(row);

    private DuckDbDecimal Exact(ulong row) => new(Unscaled(row), Type.Scale);

    private Int128 Unscaled(ulong row) => Type.Width switch
    {
        <= 4 => ((short*)Data)[row],
        <= 9 => ((int*)Data)[row],
        <= 18 => ((long*)Data)[row],
        _ => Unsafe.ReadUnaligned<Int128>(Data + (row * 16)),
    };
}
