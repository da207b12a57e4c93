using System.IO.Compression;
using Flitch.Connectors;
using Flitch.Pipeline.Plugins;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>Installing and taking out, with real folders and packages.</summary>
public sealed class PluginInstallerTests(PluginBuilds builds) : IClassFixture<PluginBuilds>, IAsyncDisposable
{
    private static readonly string[] Swapped = ["swapped"];

    private readonly ReloadBench _bench = new(builds);
    private readonly string _source = Directory.CreateTempSubdirectory("flitch-source-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_source, recursive: true);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task A_folder_is_installed_under_the_connectors_name_and_a_host_that_runs_takes_it()
    {
        (await InstallAsync("v1")).Should().BeEquivalentTo(new { Folder = Path.Combine(_bench.Root, "swapped"), Connectors = Swapped, Replaced = false });
        await _bench.LookAsync();
        _bench.Version.Should().Be("v1");

        (await InstallAsync("v2")).Replaced.Should().BeTrue();
        await _bench.LookAsync();

        _bench.Version.Should().Be("v2");
        Visible().Should().Equal("swapped");
    }

    [Fact]
    public async Task A_package_is_installed_from_its_plugins_folder()
    {
        var package = Package(("plugins/whatever/", "v1"));

        (await Installer().InstallAsync(package, Ct)).Connectors.Should().Equal("swapped");

        await _bench.LookAsync();
        _bench.Version.Should().Be("v1");
        Directory.EnumerateFiles(Path.Combine(_bench.Root, "swapped")).Select(Path.GetFileName).Should().BeEquivalentTo("Swapped.dll", "Swapped.deps.json", "Words.dll");
    }

    [Fact]
    public async Task Another_build_takes_the_folder_that_brings_the_connector_now()
    {
        _bench.Put("v1", "by-hand");
        _bench.Version.Should().Be("v1");

        await InstallAsync("v2");
        await _bench.LookAsync();

        Visible().Should().Equal("by-hand");
        _bench.Version.Should().Be("v2");
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("throws")]
    [InlineData("no-manifest")]
    [InlineData("other-contracts")]
    public async Task What_does_not_load_changes_nothing(string build)
    {
        await InstallAsync("v1");
        await _bench.LookAsync();
        var before = PluginScan.Fingerprint(Path.Combine(_bench.Root, "swapped"));

        var refused = (await Invoking(() => InstallAsync(build))).Error;

        refused.Code.Should().Be("plugin:not-loadable");
        refused.Kind.Should().Be(ErrorKind.Usage);
        PluginScan.Fingerprint(Path.Combine(_bench.Root, "swapped")).Should().Be(before);
        Left().Should().BeEmpty();
    }

    [Fact]
    public async Task A_package_whose_files_would_land_elsewhere_is_refused()
    {
        var package = Package(("plugins/whatever/", "v1"));
        using (var zip = ZipFile.Open(package, ZipArchiveMode.Update))
        {
            zip.CreateEntry("plugins/whatever/../../../outside.dll");
        }

        var refused = (await Invoking(() => Installer().InstallAsync(package, Ct))).Error;

        refused.Summary.Should().EndWith("names a file outside of its folder: plugins/whatever/../../../outside.dll.");
        Visible().Should().BeEmpty();
        Left().Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_no_plugin_is_refused_with_what_to_give()
    {
        var text = Path.Combine(_source, "notes.txt");
        await File.WriteAllTextAsync(text, "Nothing.", Ct);
        var summaries = new List<string>();
        foreach (var source in new[] { Path.Combine(_source, "nowhere"), text, _source, Package(), Package(("plugins/a/", "v1"), ("plugins/b/", "v2")) })
        {
            var error = (await Invoking(() => Installer().InstallAsync(source, Ct))).Error;
            error.Should().BeEquivalentTo(new { Code = "plugin:no-plugin", Kind = ErrorKind.Usage });
            summaries.Add(error.Summary[source.Length..]);
        }

        summaries.Should().Equal(
            " is not there.", " is neither a folder nor a package.", " holds no plugin: there is no .deps.json in it.",
            " holds no plugin: there is nothing below plugins/.", " holds several plugins: a, b.");
        Left().Should().BeEmpty();
    }

    [Fact]
    public async Task A_connectors_folder_is_not_taken_from_another_connector()
    {
        PluginCompiler.Compile(Path.Combine(_bench.Root, "swapped"), "Plugin.Other", PluginCompiler.Source("other"));
        _bench.Catalog.Find("other").Should().NotBeNull();

        var refused = (await Invoking(() => InstallAsync("v1"))).Error;

        refused.Code.Should().Be("plugin:clash");
        refused.Fix.Should().Contain("flitch connector uninstall other");
    }

    [Fact]
    public async Task What_an_installation_that_was_cut_off_left_is_put_right_by_the_next()
    {
        _bench.Put("v1", ".outgoing-swapped");
        _bench.Put("v2", ".incoming");
        _bench.Put("v2", ".outgoing-other");
        PluginCompiler.Compile(Path.Combine(_bench.Root, "other"), "Plugin.Other", PluginCompiler.Source("other"));
        _bench.Catalog.Connectors.Select(c => c.Name).Should().Equal("double", "other");

        await Invoking(() => Installer().InstallAsync(Path.Combine(_source, "nowhere"), Ct));
        await _bench.LookAsync();

        _bench.Version.Should().Be("v1");
        Visible().Should().BeEquivalentTo("swapped", "other");
        Left().Should().BeEmpty();
    }

    [Fact]
    public async Task Two_installations_do_not_meddle()
    {
        Directory.CreateDirectory(_bench.Root);
        using var other = new FileStream(Path.Combine(_bench.Root, ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var refused = (await Invoking(() => InstallAsync("v1"))).Error;

        refused.Should().BeEquivalentTo(new { Code = "plugin:busy", Kind = ErrorKind.Storage });
        refused.Fix.Should().StartWith("Wait until it has ended");
    }

    [Fact]
    public async Task A_connector_is_taken_out_by_its_name_and_a_broken_one_by_its_folder()
    {
        _bench.Put("v1", "by-hand");
        _bench.Put("throws", "broken");

        (await Installer().UninstallAsync("swapped")).Should().BeEquivalentTo(new { Folder = Path.Combine(_bench.Root, "by-hand"), Connectors = Swapped });
        (await Installer().UninstallAsync("broken")).Connectors.Should().BeEmpty();
        await _bench.LookAsync();

        Visible().Should().BeEmpty();
        (await Invoking(() => Installer().UninstallAsync("swapped"))).Error.Code.Should().Be("usage:unknown-connector");
    }

    private static async Task<FlitchException> Invoking(Func<Task> act) => (await act.Should().ThrowAsync<FlitchException>()).Which;

    private PluginInstaller Installer() => new(_bench.Catalog, new PipelineOptions { DataFolder = "", StateFolder = "", PluginFolder = _bench.Root });

    private Task<InstalledPlugin> InstallAsync(string build)
    {
        var folder = Path.Combine(_source, build);
        builds.CopyTo(folder, build);
        return Installer().InstallAsync(folder, Ct);
    }

    private string Package(params (string Folder, string Build)[] plugins)
    {
        var package = Path.Combine(_source, $"{Guid.NewGuid():N}.nupkg");
        using var zip = ZipFile.Open(package, ZipArchiveMode.Create);
        zip.CreateEntry("README.md");
        foreach (var (folder, build) in plugins)
        {
            var files = Path.Combine(_source, "packed-" + build);
            builds.CopyTo(files, build);
            foreach (var file in Directory.EnumerateFiles(files))
            {
                zip.CreateEntryFromFile(file, folder + Path.GetFileName(file));
            }
        }

        return package;
    }

    private IEnumerable<string> Visible() => Directory.EnumerateDirectories(_bench.Root).Select(f => Path.GetFileName(f)!).Where(n => !n.StartsWith('.'));

    private IEnumerable<string> Left() => Directory.EnumerateDirectories(_bench.Root).Select(f => Path.GetFileName(f)!).Where(n => n.StartsWith('.'));
}
