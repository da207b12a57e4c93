namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>How rows are spelled.</summary>
/// <param name="OldFields">The fields of 2021 instead of those of 2026.</param>
/// <param name="Alphabetical">Keys in alphabetical order, <c>subtype</c> last, as some captures have them, instead of the documented order.</param>
internal sealed record WireOptions(bool OldFields, bool Alphabetical);
