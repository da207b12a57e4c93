using Flitch.DuckDb.Reading;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb;

public sealed partial class DuckDbDataReader
{
    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Column(ordinal).IsNull(_rows!.Row);

    /// <summary>The value in its .NET type (see the class), or <see cref="DBNull"/>.</summary>
    public override object GetValue(int ordinal) => Column(ordinal).ReadNullable(_rows!.Row) ?? DBNull.Value;

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var ordinal = 0; ordinal < count; ordinal++)
            values[ordinal] = GetValue(ordinal);
        return count;
    }

    /// <summary>
    /// The value as <typeparamref name="T"/>: its own type, or one that loses nothing (a whole number that fits, <see cref="DuckDbDecimal"/>, an array or list of
    /// any such type, <see cref="long"/> for the raw number behind a date or time). NULL is null where T has one.
    /// </summary>
    /// <exception cref="InvalidCastException">The value is NULL and T has no null, or it cannot be given as T without loss.</exception>
    /// <exception cref="OverflowException">A DECIMAL has more digits than <see cref="decimal"/>.</exception>
    public override T GetFieldValue<T>(int ordinal)
    {
        var column = Column(ordinal);
        if (!column.IsNull(_rows!.Row))
            return column.Read<T>(_rows.Row);
        if (typeof(T) == typeof(object) || typeof(T) == typeof(DBNull))
            return (T)(object)DBNull.Value;
        return default(T) is null ? default! : throw new InvalidCastException($"Column {_rows.Columns[ordinal].Name} is NULL.");
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(GetFieldValue<byte[]>(ordinal), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetFieldValue<string>(ordinal).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    /// <summary>A TIMESTAMP WITH TIME ZONE, in UTC.</summary>
    public DateTimeOffset GetDateTimeOffset(int ordinal) => GetFieldValue<DateTimeOffset>(ordinal);

    /// <summary>A DECIMAL, exactly, or a whole number.</summary>
    /// <exception cref="OverflowException">It has more digits than <see cref="decimal"/>, even without trailing zeros.</exception>
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    private VectorReader Column(int ordinal)
    {
        var rows = Rows();
        return rows is { OnRow: true }
            ? rows[ordinal]
            : throw new InvalidOperationException("The reader is not on a row: call Read first, and stop when it returns false.");
    }

    private static long Copy<T>(T[] source, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
            return source.Length;
        var count = Math.Max(0, Math.Min(source.Length - offset, Math.Min(length, buffer.Length - bufferOffset)));
        if (count == 0)
            return 0;
        Array.Copy(source, offset, buffer, bufferOffset, count);
        return count;
    }
}
