using System.Reflection;

namespace Flitch.Architecture.Tests;

/// <summary>The source tree that these tests are about.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    public static IReadOnlyList<Project> Projects { get; } =
        [.. new[] { "connectors", "generators", "host", "tests" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Root, room), "*.csproj", SearchOption.AllDirectories))
            .Where(path => !IsBuilt(path) && !IsTemplate(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new Project(path))];

    public static IEnumerable<Project> Products => Projects.Where(p => !p.IsTest);

    public static Project Find(string name) => Projects.Single(p => p.Name == name);

    /// <summary>The files that belong to the project, written by people: no build output, no packages.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(path => !IsBuilt(path));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsBuilt(string path) =>
        Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".git" or "TestResults" or "artifacts");

    /// <summary>What <c>dotnet new</c> copies: projects of somebody else's repository.</summary>
    private static bool IsTemplate(string path) => Relative(path).StartsWith("connectors/Flitch.Connectors.Templates/content/", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
        return folder.FullName;
    }
}
