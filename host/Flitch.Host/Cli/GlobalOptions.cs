using System.CommandLine;

namespace Flitch.Host.Cli;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    /// <summary>The data folder.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder for everything Flitch keeps. Default: $FLITCH_DATA, else the platform's folder for application data.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Output for programs.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON on standard output, for programs; errors are JSON on standard error.",
        Recursive = true,
    };
}
