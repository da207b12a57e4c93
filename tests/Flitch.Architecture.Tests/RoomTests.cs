namespace Flitch.Architecture.Tests;

/// <summary>The table of rooms holds: in the project files, and in what the compiler wrote.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Names => Room.Names;

    [Fact]
    public void Every_project_is_a_room_and_every_room_a_project() =>
        Repository.Products.Select(p => p.Name).Should().BeEquivalentTo(Room.All.Select(r => r.Name));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Flitch.Connectors.sln")).Replace('\\', '/');
        Repository.Projects.Select(p => Repository.Relative(p.Path)).Should().OnlyContain(path => solution.Contains(path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_refers_only_to_projects_it_may_use(string name) =>
        Repository.Find(name).References.Should().BeSubsetOf(Room.Find(name).Projects);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_refers_only_to_packages_it_may_use(string name) =>
        Repository.Find(name).Packages.Should().BeSubsetOf(Room.Find(name).Packages);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_compiled_room_uses_only_assemblies_it_may_use(string name) =>
        Repository.Find(name).Assembly.References.Where(r => r.StartsWith("Flitch.", StringComparison.Ordinal)).Should().BeSubsetOf(Room.Find(name).Projects);

    [Fact]
    public void Only_the_generator_compiles_another_rooms_sources() => Repository.Products
        .Where(p => p.LinkedSources.Any())
        .Select(p => p.Name)
        .Should().BeEquivalentTo("Flitch.Connectors.Generators");

    [Fact]
    public void The_pipeline_knows_no_console_and_no_web_server() => Repository.Find("Flitch.Pipeline").Assembly.References
        .Should().NotContain(["System.Console", "Spectre.Console", "System.CommandLine", "Microsoft.AspNetCore.Http.Abstractions", "Microsoft.AspNetCore.Routing"]);

    [Fact]
    public void The_contracts_do_no_input_or_output() => Repository.Find("Flitch.Connectors.Abstractions").Assembly.References
        .Should().NotContain(["System.Net.Http", "System.Net.Sockets", "System.IO.FileSystem", "System.Console", "System.Data.Common"]);
}
