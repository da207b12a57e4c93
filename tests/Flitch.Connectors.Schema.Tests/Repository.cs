namespace Flitch.Connectors.Schema.Tests;

/// <summary>The working copy that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Schemas => Path.Combine(Root, "schemas");

    public static string Kraken => Path.Combine(Schemas, "kraken");

    public static IReadOnlyList<string> KrakenObjects { get; } =
        [.. Directory.EnumerateFiles(Kraken, "*.json").Where(f => Path.GetFileName(f) != "connector.json").Order(StringComparer.Ordinal)];

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Flitch.Connectors.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No solution above the tests."));
}
