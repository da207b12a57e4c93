namespace Flitch.EndToEnd.Tests.Processes;

/// <summary>Where things lie in the tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program with its plugins: the published one that <c>FLITCH_PROGRAM</c> names, as tests/run does, else what was built last.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("FLITCH_PROGRAM")
        ?? Path.Combine(Root, "host", "Flitch.Host", "bin", Configuration, "net10.0", "Flitch.Host.dll");

    public static string Readers { get; } = Path.Combine(Root, "tests", "Flitch.EndToEnd.Tests", "readers");

    public static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
