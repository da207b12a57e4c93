using Flitch.Connectors;

namespace Flitch.Host.Composition;

/// <summary>Decides which folder holds everything.</summary>
internal static class DataFolder
{
    /// <summary><c>--data</c>, else <c>FLITCH_DATA</c>, else the platform's folder for application data.</summary>
    /// <param name="option">What <c>--data</c> gave; null when it was not given.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="fallbackName">The folder's name within the platform's folder: <c>flitch</c>, or <c>flitch-demo</c> for the demo.</param>
    /// <exception cref="FlitchException">None is named and the platform has none.</exception>
    public static string Resolve(string? option, Func<string, string?> environment, string fallbackName)
    {
        if (option is { Length: > 0 })
            return Path.GetFullPath(option);
        if (environment("FLITCH_DATA") is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        var platform = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return platform.Length > 0 ? Path.Combine(platform, fallbackName) : throw new FlitchException(
            "usage:no-data-folder", ErrorKind.Usage, "No data folder is named, and this user has no home folder to keep one in.", "Name one: --data DIR, or set FLITCH_DATA.");
    }
}
