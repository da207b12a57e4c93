using System.IO.Compression;

namespace Flitch.Connectors.Templates.Tests;

/// <summary>A connector of somebody else's, out of the packages alone.</summary>
public sealed class ConnectorRepositoryTests(ScratchRepository repository) : IDisposable
{
    private readonly string _plugins = Directory.CreateTempSubdirectory("flitch-plugins-").FullName;

    private Dictionary<string, string> Environment => new()
    {
        ["FLITCH_PLUGINS"] = _plugins,
        ["FLITCH_DATA"] = Path.Combine(_plugins, ".data"),
        ["FLITCH_STATE"] = Path.Combine(_plugins, ".state"),
        ["ACME_TOKEN"] = "some-token",
        ["NO_COLOR"] = "1",
    };

    public void Dispose() => Directory.Delete(_plugins, recursive: true);

    [Fact]
    public async Task Its_own_tests_pass()
    {
        var tests = Path.Combine(repository.Root, "Acme.CoinDesk.Tests", "bin", "Debug", "net10.0", "Acme.CoinDesk.Tests.dll");

        (await Dotnet.RunAsync(repository.Root, repository.Environment, tests)).Should().MatchRegex(@"Total: [1-9]\d+, Errors: 0, Failed: 0");
    }

    [Fact]
    public void It_needs_one_package() => File.ReadAllText(Path.Combine(repository.Connector, "Acme.CoinDesk.csproj"))
        .Split('\n').Where(l => l.Contains("Reference Include", StringComparison.Ordinal)).Should().ContainSingle().Which.Should().Contain("Flitch.Connectors.Rest");

    [Fact]
    public void What_is_built_is_a_plugin_folder_without_what_the_host_brings()
    {
        Assemblies(Directory.EnumerateFiles(repository.Built)).Should().BeEquivalentTo("Acme.CoinDesk.dll", "Flitch.Connectors.Rest.dll");
        File.ReadAllText(Path.Combine(repository.Built, "Acme.CoinDesk.deps.json")).Should().Contain("Flitch.Connectors.Rest.dll").And.NotContain("Abstractions.dll");
    }

    [Fact]
    public void What_is_packed_is_that_folder()
    {
        using var package = ZipFile.OpenRead(repository.Package);
        var packed = package.Entries.Where(e => e.FullName.StartsWith("plugins/acme_coin_desk/", StringComparison.Ordinal)).Select(e => e.Name);

        packed.Should().BeEquivalentTo(Directory.EnumerateFiles(repository.Built).Select(Path.GetFileName));
        package.Entries.Should().NotContain(e => e.FullName.StartsWith("lib/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_grammar_lies_where_the_schema_files_say()
    {
        foreach (var grammar in new[] { "object.schema.json", "connector.schema.json" })
        {
            File.ReadAllText(Path.Combine(repository.Connector, "schemas", grammar)).Should().Be(File.ReadAllText(Path.Combine(Repository.Root, "schemas", grammar)));
        }
    }

    [Fact]
    public async Task A_mistake_in_a_schema_file_is_an_error_of_the_compiler()
    {
        var wrong = Path.Combine(repository.Connector, "schemas", "acme_coin_desk", "wrong.json");
        await File.WriteAllTextAsync(wrong, "{\n  \"titel\": \"Wrong\"\n}\n", TestContext.Current.CancellationToken);
        var (code, output) = await Dotnet.TryAsync(repository.Root, repository.Environment, "build", "Acme.CoinDesk", "--no-restore", "-v", "q", "--nologo", "-o", Path.Combine(_plugins, "wrong"));
        File.Delete(wrong);

        code.Should().NotBe(0);
        output.Should().Contain("schemas/acme_coin_desk/wrong.json(2,3): error FLT");
    }

    [Fact]
    public async Task A_host_takes_the_built_folder_and_shows_the_connector()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_plugins, "whatever")).FullName;
        foreach (var file in Directory.EnumerateFiles(repository.Built))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        (await FlitchAsync("connector", "show", "acme_coin_desk")).Should().Contain("Acme Coin Desk").And.Contain("items").And.Contain("token");
    }

    [Fact]
    public async Task A_host_installs_the_package_and_takes_it_out_again()
    {
        (await FlitchAsync("connector", "install", repository.Package)).Should().StartWith("Installed acme_coin_desk in ");
        Directory.EnumerateDirectories(_plugins).Select(Path.GetFileName).Where(n => !n!.StartsWith('.')).Should().Equal("acme_coin_desk");
        (await FlitchAsync("connector", "show", "acme_coin_desk", "items")).Should().Contain("price").And.Contain("DECIMAL(38,18)");
        (await FlitchAsync("connector", "install", repository.Built)).Should().StartWith("Replaced acme_coin_desk in ");
        (await FlitchAsync("connector", "uninstall", "acme_coin_desk")).Should().StartWith("Removed ");
        (await FlitchAsync("connector", "list")).Should().StartWith("No connectors are installed");
    }

    [Fact]
    public async Task A_connector_in_use_is_taken_out_only_when_that_is_said()
    {
        await FlitchAsync("connector", "install", repository.Built);
        await FlitchAsync("connection", "add", "acme_coin_desk", "--name", "shop", "--no-test", "--set", "token=env:ACME_TOKEN");

        var (code, output) = await Dotnet.TryAsync(_plugins, Environment, Repository.Host, "connector", "uninstall", "acme_coin_desk");
        code.Should().Be(2);
        output.Should().Contain("shop").And.Contain("--yes");
        await FlitchAsync("connector", "uninstall", "acme_coin_desk", "--yes");
        (await FlitchAsync("connection", "list")).Should().Contain("shop");
    }

    private static IEnumerable<string?> Assemblies(IEnumerable<string> files) => files.Where(f => f.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileName);

    private Task<string> FlitchAsync(params string[] arguments) => Dotnet.RunAsync(_plugins, Environment, [Repository.Host, .. arguments]);
}
