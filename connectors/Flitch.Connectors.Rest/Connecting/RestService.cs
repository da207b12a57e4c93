using Flitch.Connectors.Catalog;
using Flitch.Connectors.Rest.Checking;
using Flitch.Connectors.Rest.Envelopes;
using Flitch.Connectors.Rest.Objects;
using Flitch.Connectors.Rest.Signing;

namespace Flitch.Connectors.Rest.Connecting;

/// <summary>All that makes one schema-driven REST connector: the generated catalogue, and the few things that a schema file cannot say.</summary>
public sealed record RestService
{
    /// <summary>The catalogue.</summary>
    public required ConnectorDescriptor Descriptor { get; init; }

    /// <summary>How each object of the catalogue is asked for.</summary>
    public required IReadOnlyList<RestObject> Objects { get; init; }

    /// <summary>How calls are authenticated; its name is the descriptor's <see cref="ConnectorDescriptor.Authentication"/>.</summary>
    public required IAuthenticationScheme Authentication { get; init; }

    /// <summary>How answers are wrapped.</summary>
    public required IResponseEnvelope Envelope { get; init; }

    /// <summary>Reads the key-info answer; null where the service has none.</summary>
    public IKeyInfoReader? KeyInfo { get; init; }

    /// <summary>Limits of calling.</summary>
    public RestOptions Options { get; init; } = new();

    /// <summary>The methods and paths that may be called: those that the schema files name.</summary>
    public IEnumerable<(string Method, string Path)> AllowedPaths
    {
        get
        {
            var paths = Objects.Select(o => (o.Descriptor.Method, o.Descriptor.Path));
            return Descriptor.KeyInfo is { } keyInfo ? paths.Append((keyInfo.Method, keyInfo.Path)) : paths;
        }
    }
}
