namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>A method that the sandbox knows by a recorded answer only. Any key may call it: which permission it needs, the recording does not say.</summary>
/// <param name="name">As in the path.</param>
internal sealed class RecordedEndpoint(string name) : Endpoint(name, 1)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call) => "EGeneral:Internal error"; // the recording answers first
}
