using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>
/// Dates and times. DuckDB's ranges are wider than .NET's (and have infinities), so that <see cref="Read"/> falls back to DuckDB's own text,
/// and the raw number is always there as <see cref="long"/>.
/// </summary>
internal abstract class TemporalReader<TValue>(DuckDbType type) : VectorReader<TValue>(type)
    where TValue : struct
{
    public override TValue Value(ulong row) => Convert(Raw(row))
        ?? throw new InvalidCastException($"{OwnText.Of(CreateValue(Raw(row)))} ({Type}) cannot be held by {typeof(TValue).Name}; read it as Int64 or cast it to VARCHAR.");

    public override object Read(ulong row) => Convert(Raw(row)) is { } value ? value : OwnText.Of(CreateValue(Raw(row)));

    public override T Read<T>(ulong row) => typeof(T) == typeof(long) ? (T)(object)Raw(row) : base.Read<T>(row);

    /// <summary>The number that DuckDB keeps, in the type's own unit.</summary>
    protected abstract long Raw(ulong row);

    /// <summary>The number in .NET's type, or null when that would lose something.</summary>
    protected abstract TValue? Convert(long raw);

    /// <summary>A DuckDB value of the number, for its text.</summary>
    protected abstract ValueHandle CreateValue(long raw);
}
