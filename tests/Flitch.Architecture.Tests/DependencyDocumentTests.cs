using System.Text.Json;
using System.Xml.Linq;

namespace Flitch.Architecture.Tests;

/// <summary>docs/dependencies.md says of every package what it is for, and names none that is gone.</summary>
public sealed class DependencyDocumentTests
{
    private static readonly string[] NpmKinds = ["dependencies", "devDependencies", "optionalDependencies"];

    private static string Document => File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));

    [Fact]
    public void Every_package_is_explained() => NuGet().Concat(Npm()).Where(p => !Document.Contains($"`{p}`", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Every_package_is_used_by_a_project()
    {
        var shared = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("PackageReference").Select(e => e.Attribute("Include")!.Value);
        NuGet().Should().BeSubsetOf(Repository.Projects.SelectMany(p => p.Packages).Concat(shared));
    }

    private static IReadOnlyList<string> NuGet() =>
        [.. XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(e => e.Attribute("Include")!.Value)];

    private static IEnumerable<string> Npm() => Repository.Files("package.json").SelectMany(path =>
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return NpmKinds
            .Where(kind => json.RootElement.TryGetProperty(kind, out _))
            .SelectMany(kind => json.RootElement.GetProperty(kind).EnumerateObject().Select(p => p.Name))
            .ToArray();
    });
}
