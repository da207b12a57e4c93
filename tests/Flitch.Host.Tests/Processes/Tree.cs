using System.Reflection;

namespace Flitch.Host.Tests.Processes;

/// <summary>Where things lie in the source tree.</summary>
internal static class Tree
{
    public static string Root { get; } = Find();

    /// <summary>The program with its plugins: the published one that <c>FLITCH_PROGRAM</c> names, as tests/run does, else what was built last.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("FLITCH_PROGRAM")
        ?? Path.Combine(Root, "host", "Flitch.Host", "bin", Configuration, "net10.0", "Flitch.Host.dll");

    public static string Golden { get; } = Path.Combine(Root, "tests", "Flitch.Host.Tests", "Golden");

    private static string Configuration =>
        typeof(Tree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
        return folder.FullName;
    }
}
