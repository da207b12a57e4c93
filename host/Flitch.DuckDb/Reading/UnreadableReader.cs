using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>A type that this provider does not read: NULL (of which every value is one) and those to be cast in SQL.</summary>
internal sealed class UnreadableReader(DuckDbType type) : VectorReader(type)
{
    public override Type ClrType => typeof(object);

    public override bool IsNull(ulong row) => Type.Id == DuckDbTypeId.Null || base.IsNull(row);

    public override object Read(ulong row) => throw new NotSupportedException($"Columns of type {Type} cannot be read as they are; cast them in the SQL, for example to VARCHAR.");
}
