[assembly: AssemblyFixture(typeof(Flitch.Connectors.Templates.Tests.ScratchRepository))]

namespace Flitch.Connectors.Templates.Tests;

/// <summary>
/// A repository as its author has it: made by <c>dotnet new flitch-connector</c>, with Flitch's packages out of a folder. All else comes from the sources and
/// the packages that this machine has; nothing is left in them.
/// </summary>
public sealed class ScratchRepository : IAsyncLifetime
{
    /// <summary>Of the packages.</summary>
    public const string Version = "0.1.0-scratch";

    /// <summary>What is packed.</summary>
    public static IReadOnlyList<string> Packages { get; } =
        ["Flitch.Connectors.Abstractions", "Flitch.Connectors.Rest", "Flitch.Connectors.TestKit", "Flitch.Connectors.Templates", "Flitch.Connectors.KrakenPublic", "Flitch.Connectors.Kraken"];

    private readonly string _scratch = Directory.CreateTempSubdirectory("flitch-packages-").FullName;

    /// <summary>The packages' folder.</summary>
    public string Feed => Path.Combine(_scratch, "feed");

    /// <summary>The repository.</summary>
    public string Root => Path.Combine(_scratch, "Acme.CoinDesk");

    /// <summary>The connector's project.</summary>
    public string Connector => Path.Combine(Root, "Acme.CoinDesk");

    /// <summary>What the build left: what drops into a host's plugin folder.</summary>
    public string Built => Path.Combine(Connector, "bin", "Debug", "net10.0");

    /// <summary>The package of the connector.</summary>
    public string Package => Path.Combine(_scratch, "out", "Acme.CoinDesk.0.1.0.nupkg");

    /// <summary>Packages that are restored go here, and not to where a later build of the same version would find them.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["RestoreAdditionalProjectSources"] = Feed,
        ["NUGET_PACKAGES"] = Path.Combine(_scratch, "packages"),
        ["NUGET_FALLBACK_PACKAGES"] = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var package in Packages)
        {
            await PackAsync(package);
        }

        var hive = Path.Combine(_scratch, "hive");
        await RunAsync(_scratch, "new", "install", Path.Combine(Feed, $"Flitch.Connectors.Templates.{Version}.nupkg"), "--debug:custom-hive", hive);
        await RunAsync(_scratch, "new", "flitch-connector", "-n", "Acme.CoinDesk", "--debug:custom-hive", hive);
        await RunAsync(Root, "build", "-v", "q", "--nologo", "-warnaserror");
        await RunAsync(Root, "pack", "Acme.CoinDesk", "--no-build", "-c", "Debug", "-v", "q", "--nologo", "-o", Path.Combine(_scratch, "out"));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_scratch, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<string> PackAsync(string package) => RunAsync(
        Repository.Root, "pack", Path.Combine("connectors", package), "--no-build", "-c", Repository.Configuration, $"-p:PackageVersion={Version}", "-o", Feed, "-v", "q", "--nologo");

    private Task<string> RunAsync(string folder, params string[] arguments) => Dotnet.RunAsync(folder, Environment, arguments);
}
