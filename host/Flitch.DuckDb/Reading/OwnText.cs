using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Reading;

/// <summary>DuckDB's own text of a value that .NET's types cannot hold, such as an infinite date.</summary>
internal static unsafe class OwnText
{
    /// <summary>The text; disposes <paramref name="value"/>.</summary>
    public static string Of(ValueHandle value)
    {
        using (value)
            return NativeMethods.TakeText(NativeMethods.GetVarchar(value))!;
    }
}
