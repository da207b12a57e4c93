namespace Flitch.DuckDb.Reading;

/// <summary>How a list comes as <typeparamref name="T"/>: as an array, a <see cref="List{T}"/> or an interface of it; found once per type.</summary>
internal static class ItemsConversion<T>
{
    /// <summary>The conversion, or null when <typeparamref name="T"/> is no list.</summary>
    public static readonly Func<ItemsReader, ulong, T>? Convert = Find();

    private static Func<ItemsReader, ulong, T>? Find()
    {
        var type = typeof(T);
        if (type.IsArray && type.GetArrayRank() == 1)
            return Bind(nameof(ItemsConversion.ToArray), type.GetElementType()!);
        return type.IsGenericType && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0]))
            ? Bind(nameof(ItemsConversion.ToList), type.GetGenericArguments()[0])
            : null;
    }

    private static Func<ItemsReader, ulong, T> Bind(string method, Type item) =>
        typeof(ItemsConversion).GetMethod(method)!.MakeGenericMethod(item).CreateDelegate<Func<ItemsReader, ulong, T>>();
}

/// <summary>The two forms of a list.</summary>
internal static class ItemsConversion
{
    public static TItem[] ToArray<TItem>(ItemsReader reader, ulong row) => reader.Items<TItem>(row);

    public static List<TItem> ToList<TItem>(ItemsReader reader, ulong row) => [.. reader.Items<TItem>(row)];
}
