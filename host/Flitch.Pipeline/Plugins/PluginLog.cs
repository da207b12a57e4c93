using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>Log messages of plugins: ids 3000 to 3099.</summary>
internal static partial class PluginLog
{
    [LoggerMessage(3000, LogLevel.Warning, "The plugin folder {Folder} was not loaded: {Reason}")]
    public static partial void NotLoaded(ILogger logger, string folder, string reason);

    [LoggerMessage(3001, LogLevel.Warning, "The plugin folder {Folder} changed and was not loaded; the one loaded at {KeptFrom:u} goes on: {Reason}")]
    public static partial void Kept(ILogger logger, string folder, DateTimeOffset keptFrom, string reason);

    [LoggerMessage(3002, LogLevel.Information, "The plugin folder {Folder} was loaded: {Connectors}")]
    public static partial void Loaded(ILogger logger, string folder, string connectors);

    [LoggerMessage(3003, LogLevel.Information, "The plugin folder {Folder} is gone; what it brought goes when nobody uses it")]
    public static partial void Gone(ILogger logger, string folder);

    [LoggerMessage(3004, LogLevel.Warning, "The plugin {Folder} failed at its end: {Reason}")]
    public static partial void NotDisposed(ILogger logger, string folder, string reason);

    [LoggerMessage(3005, LogLevel.Warning, "The plugin folder {Folder} cannot be watched, so changes are looked for every {Seconds} seconds: {Reason}")]
    public static partial void NotWatched(ILogger logger, string folder, double seconds, string reason);

    [LoggerMessage(3006, LogLevel.Error, "Looking for changed plugins failed")]
    public static partial void LookFailed(ILogger logger, Exception exception);
}
