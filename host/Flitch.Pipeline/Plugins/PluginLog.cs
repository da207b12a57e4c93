using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>Log messages of plugins: ids 3000 to 3099.</summary>
internal static partial class PluginLog
{
    [LoggerMessage(3000, LogLevel.Warning, "The plugin folder {Folder} was not loaded: {Reason}")]
    public static partial void NotLoaded(ILogger logger, string folder, string reason);
}
