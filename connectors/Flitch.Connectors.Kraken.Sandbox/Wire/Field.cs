namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>Writes one field of a row, or nothing where the row does not have it.</summary>
/// <typeparam name="TRow">The kind of row.</typeparam>
internal delegate void FieldWriter<TRow>(RowContext context, ReadOnlySpan<byte> name, TRow row);

/// <summary>One field: its name and how it is written.</summary>
/// <typeparam name="TRow">The kind of row.</typeparam>
internal sealed record Field<TRow>(string Name, FieldWriter<TRow> Write)
{
    /// <summary>Fields that 2021 did not have.</summary>
    public bool IsNew { get; init; }
}
