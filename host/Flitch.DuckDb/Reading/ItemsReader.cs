using System.Collections;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>LIST and ARRAY: a <see cref="List{T}"/> whose T can be null, or an array or list of any type that the elements convert to.</summary>
internal abstract class ItemsReader : VectorReader
{
    protected ItemsReader(DuckDbType type, VectorReader element)
        : base(type)
    {
        Element = element;
        ClrType = typeof(List<>).MakeGenericType(ClrTypes.Nullable(element.ClrType));
    }

    public sealed override Type ClrType { get; }

    /// <summary>Reads the elements.</summary>
    protected VectorReader Element { get; }

    public sealed override object Read(ulong row)
    {
        var (offset, length) = Range(row);
        var list = (IList)Activator.CreateInstance(ClrType)!;
        for (var index = offset; index < offset + length; index++)
            if (Element.ReadNullable(index) is var item && (item is null || Element.ClrType.IsInstanceOfType(item)))
                list.Add(item);
            else
                return Objects(offset, length);
        return list;
    }

    public sealed override T Read<T>(ulong row) => ItemsConversion<T>.Convert is { } convert ? convert(this, row) : base.Read<T>(row);

    /// <summary>The row's elements in the type that is asked for; a NULL element of a type that has no null is an error.</summary>
    internal TItem[] Items<TItem>(ulong row)
    {
        var (offset, length) = Range(row);
        var items = new TItem[length];
        for (var index = 0UL; index < length; index++)
            items[index] = Element.IsNull(offset + index) ? NullItem<TItem>() : Element.Read<TItem>(offset + index);
        return items;
    }

    /// <summary>Where the row's elements lie in the child vector.</summary>
    protected abstract (ulong Offset, ulong Length) Range(ulong row);

    private static TItem NullItem<TItem>() => default(TItem) is null
        ? default!
        : throw new InvalidCastException($"The list has a NULL, which {typeof(TItem).Name} cannot hold; read it as {typeof(TItem).Name}?.");

    // An element that .NET's type cannot hold (a decimal of 38 digits) comes in its exact form, and the list takes anything.
    private List<object?> Objects(ulong offset, ulong length)
    {
        var list = new List<object?>(checked((int)length));
        for (var index = offset; index < offset + length; index++)
            list.Add(Element.ReadNullable(index));
        return list;
    }
}
