using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>Reads the rows of one vector; attached anew to each chunk.</summary>
internal abstract unsafe class VectorReader(DuckDbType type)
{
    private ulong* _validity;

    /// <summary>The vector's type.</summary>
    public DuckDbType Type { get; } = type;

    /// <summary>What <see cref="Read"/> returns for a value that .NET can hold.</summary>
    public abstract Type ClrType { get; }

    /// <summary>The vector's values; valid until the next attach.</summary>
    protected byte* Data { get; private set; }

    /// <summary>Reads from <paramref name="vector"/> from now on.</summary>
    public virtual void Attach(nint vector)
    {
        Data = NativeMethods.VectorGetData(vector);
        _validity = NativeMethods.VectorGetValidity(vector);
    }

    /// <summary>True when the row is NULL.</summary>
    public virtual bool IsNull(ulong row) => _validity != null && (_validity[row >> 6] & (1UL << (int)(row & 63))) == 0;

    /// <summary>The row's value, which is not NULL; something else than <see cref="ClrType"/> only when .NET cannot hold it.</summary>
    public abstract object Read(ulong row);

    /// <summary>The row's value, which is not NULL, in another type when that loses nothing.</summary>
    public virtual T Read<T>(ulong row) => ValueConversion.To<T>(Read(row), Type);

    /// <summary>The row's value or null.</summary>
    public object? ReadNullable(ulong row) => IsNull(row) ? null : Read(row);
}

/// <summary>A reader of one .NET type.</summary>
internal abstract class VectorReader<TValue>(DuckDbType type) : VectorReader(type)
    where TValue : notnull
{
    public override Type ClrType => typeof(TValue);

    /// <summary>The row's value, which is not NULL; an error when .NET cannot hold it.</summary>
    public abstract TValue Value(ulong row);

    public override object Read(ulong row) => Value(row);

    public override T Read<T>(ulong row) => typeof(T) == typeof(TValue) ? (T)(object)Value(row) : base.Read<T>(row);
}
