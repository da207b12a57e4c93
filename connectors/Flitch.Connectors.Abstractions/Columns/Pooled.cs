using System.Buffers;

namespace Flitch.Connectors.Columns;

/// <summary>Arrays from the shared pool that grow by doubling.</summary>
internal static class Pooled
{
    public static void Grow<T>(ref T[] array, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.CopyTo(larger.AsSpan());
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
