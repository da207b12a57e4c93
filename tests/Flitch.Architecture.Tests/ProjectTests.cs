namespace Flitch.Architecture.Tests;

/// <summary>What every project brings along.</summary>
public sealed class ProjectTests
{
    public static TheoryData<string> Names => [.. Repository.Projects.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_project_has_a_readme(string name) =>
        File.Exists(Path.Combine(Repository.Find(name).Folder, "README.md")).Should().BeTrue($"{name} needs a README.md that says what it is");

    [Fact]
    public void Every_room_has_its_tests() => Repository.Products
        .Select(p => p.Name + ".Tests")
        .Should().BeSubsetOf(Repository.Projects.Select(p => p.Name));

    [Fact]
    public void Package_versions_stand_in_one_place_only() => Repository.Projects
        .Where(p => File.ReadAllText(p.Path).Contains("Version=\"", StringComparison.Ordinal))
        .Should().BeEmpty();
}
