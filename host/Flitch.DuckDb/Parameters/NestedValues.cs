using System.Collections;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Parameters;

/// <summary>LIST and STRUCT values.</summary>
internal static unsafe class NestedValues
{
    public static ValueHandle List(IEnumerable items)
    {
        var values = items.Cast<object?>().ToArray();
        using var element = LogicalTypes.Create(ParameterTypes.OfElements(items.GetType(), values));
        return WithValues(values, pointer => NativeMethods.CreateList(element, (nint*)pointer, (ulong)values.Length));
    }

    public static ValueHandle Struct(IDictionary<string, object?> fields)
    {
        using var type = LogicalTypes.Create(ParameterTypes.Of(fields));
        return WithValues([.. fields.Values], pointer => NativeMethods.CreateStruct(type, (nint*)pointer));
    }

    private static ValueHandle WithValues(object?[] values, Func<nint, ValueHandle> create)
    {
        var handles = new List<ValueHandle>(values.Length);
        try
        {
            handles.AddRange(values.Select(ValueFactory.Create));
            fixed (nint* pointer = handles.Select(handle => handle.DangerousGetHandle()).Append(0).ToArray())
                return create((nint)pointer);
        }
        finally
        {
            handles.ForEach(handle => handle.Dispose());
        }
    }
}
