using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Verifying;

/// <summary>Reads a stretch to its end and holds it against what is stored: to mend it, or only to look.</summary>
internal interface IStretchReader
{
    /// <summary>Reads a stretch to its end.</summary>
    Task<ReadStretch> ReadAsync(ReadInterval stretch, CancellationToken cancellationToken);
}
