using System.Collections.Generic;

namespace Flitch.Connectors.Schema.Model;

/// <summary>Makes <see cref="EquatableArray{T}"/> from other lists.</summary>
public static class EquatableArrays
{
    /// <summary>The list without items.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    public static EquatableArray<T> Empty<T>() => new(System.Array.Empty<T>());

    /// <summary>Copies the items into a list that is equal by value.</summary>
    /// <param name="items">The items, in order.</param>
    /// <typeparam name="T">Their type.</typeparam>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);
}
