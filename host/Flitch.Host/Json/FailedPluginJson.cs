using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Json;

/// <summary>A plugin that is not there, or not the newest.</summary>
/// <param name="Folder">The name of its folder.</param>
/// <param name="Reason">Why it could not be loaded, in a sentence.</param>
/// <param name="KeptFrom">When the build was loaded that goes on in its place; null where there is none.</param>
internal sealed record FailedPluginJson(string Folder, string Reason, DateTimeOffset? KeptFrom)
{
    /// <summary>A failure.</summary>
    /// <param name="failure">The failure.</param>
    public static FailedPluginJson Of(PluginFailure failure) => new(failure.Folder, failure.Reason, failure.KeptFrom);
}
