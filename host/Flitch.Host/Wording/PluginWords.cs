using System.Globalization;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Wording;

/// <summary>Why a plugin is not there, or not the newest, in words.</summary>
internal static class PluginWords
{
    /// <summary>What happened to its folder, and which build goes on.</summary>
    /// <param name="failure">The failure.</param>
    public static string Of(PluginFailure failure) => $"The plugin folder {failure.Folder} could not be loaded: {failure.Reason}{Kept(failure)}";

    private static string Kept(PluginFailure failure) =>
        failure.KeptFrom is { } time ? string.Create(CultureInfo.InvariantCulture, $" The one that was loaded at {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC goes on.") : string.Empty;
}
