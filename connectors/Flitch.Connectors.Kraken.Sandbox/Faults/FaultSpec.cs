namespace Flitch.Connectors.Kraken.Sandbox.Faults;

/// <summary>One scripted fault.</summary>
/// <param name="Method">Of the API, or <c>*</c> for any.</param>
/// <param name="First">The first call that it strikes, counted from 1 for calls that the method matches.</param>
/// <param name="Last">The last one.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Text">The error's text.</param>
/// <param name="Number">Status, milliseconds or seconds, by kind.</param>
internal sealed record FaultSpec(string Method, long First, long Last, FaultKind Kind, string Text, int Number)
{
    /// <summary>As it was written.</summary>
    public required string Source { get; init; }
}
