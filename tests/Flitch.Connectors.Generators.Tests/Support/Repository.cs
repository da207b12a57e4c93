namespace Flitch.Connectors.Generators.Tests.Support;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Tests => Path.Combine(Root, "tests", "Flitch.Connectors.Generators.Tests");

    /// <summary>All schema files of a folder, in the order of their names.</summary>
    public static IReadOnlyList<SchemaText> Schemas(params string[] folder) =>
        [.. Directory.GetFiles(Path.Combine([Root, .. folder]), "*.json").Order(StringComparer.Ordinal).Select(SchemaText.FromDisk)];

    /// <summary>The schemas of the service that these tests invented.</summary>
    public static IReadOnlyList<SchemaText> Demo() => Schemas("tests", "Flitch.Connectors.Generators.Tests", "Schemas", "demo");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the working tree.");
        }

        return folder.FullName;
    }
}
