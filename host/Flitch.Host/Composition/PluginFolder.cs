namespace Flitch.Host.Composition;

/// <summary>Where the host's plugins lie.</summary>
internal static class PluginFolder
{
    /// <summary><c>FLITCH_PLUGINS</c>, else <c>plugins/</c> beside the executable.</summary>
    public static string Path =>
        Environment.GetEnvironmentVariable("FLITCH_PLUGINS") is { Length: > 0 } chosen
            ? System.IO.Path.GetFullPath(chosen)
            : System.IO.Path.Combine(AppContext.BaseDirectory, "plugins");
}
