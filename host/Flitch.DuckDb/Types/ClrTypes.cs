namespace Flitch.DuckDb.Types;

/// <summary>Questions about .NET types.</summary>
internal static class ClrTypes
{
    /// <summary>The type itself when it has a null, else its <see cref="System.Nullable{T}"/>.</summary>
    public static Type Nullable(Type type) => type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
}
