namespace Flitch.Connectors.Rest.Checking;

/// <summary>Reads the answer of the connector's key-info call.</summary>
public interface IKeyInfoReader
{
    /// <summary>Reads the answer.</summary>
    /// <param name="body">The whole body, UTF-8 JSON; it holds a result.</param>
    /// <exception cref="Extraction.ExtractionException">It is not what a key-info answer looks like.</exception>
    KeyInfo Read(ReadOnlySpan<byte> body);

    /// <summary>Whether an error says that this service or key has no key info, so that probing has to find out instead.</summary>
    /// <param name="code">The error's code.</param>
    bool IsUnavailable(string code);
}
