using Flitch.Connectors.Kraken.Sandbox.Account;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>What several kinds of rows write alike.</summary>
internal static class SharedFields
{
    /// <summary>With the fault for it: a field that no documentation knows, whose value is not a scalar.</summary>
    public static void WriteNewField<TRow>(RowContext context, ReadOnlySpan<byte> name, TRow row)
    {
        if (context.Oddity != RowOddity.NewField)
            return;
        context.Out.Json.WritePropertyName(name);
        context.Out.Json.WriteRawValue("""{"tier":3,"note":"new","rate":"0.10"}""");
    }

    /// <summary>A row's own time.</summary>
    public static void WriteTime(RowContext context, ReadOnlySpan<byte> name, long ticks) =>
        context.Out.Time(name, context.Oddity == RowOddity.WholeTimes ? ticks / UnixTicks.PerSecond * UnixTicks.PerSecond : ticks);

    /// <summary>A list of trade ids.</summary>
    public static void WriteTrades(RowContext context, ReadOnlySpan<byte> name, IEnumerable<int> trades)
    {
        context.Out.Json.WriteStartArray(name);
        foreach (var trade in trades)
            context.Out.Json.WriteStringValue(context.Ids.Text('T', (uint)trade));
        context.Out.Json.WriteEndArray();
    }
}
