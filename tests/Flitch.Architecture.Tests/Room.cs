namespace Flitch.Architecture.Tests;

/// <summary>Which room may use what: the last column of the table in docs/architecture.md.</summary>
/// <param name="Name">The project.</param>
/// <param name="Projects">Assemblies of ours that it may use.</param>
/// <param name="Packages">Packages that it may use.</param>
internal sealed record Room(string Name, string[] Projects, string[] Packages)
{
    private const string Abstractions = "Flitch.Connectors.Abstractions";

    public static IReadOnlyList<Room> All { get; } =
    [
        new("Flitch.Connectors.Schema", [], []),
        new("Flitch.Connectors.Generators", [], ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers"]),
        new(Abstractions, [], ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"]),
        new("Flitch.Connectors.Rest", [Abstractions], []),
        new("Flitch.Connectors.Kraken", [Abstractions, "Flitch.Connectors.Rest"], []),
        new("Flitch.Connectors.KrakenPublic", [Abstractions, "Flitch.Connectors.Rest"], []),
        new("Flitch.Connectors.Kraken.Sandbox", [Abstractions], []),
        new("Flitch.Connectors.Templates", [], []),
        new("Flitch.Connectors.TestKit", [Abstractions], ["xunit.v3.extensibility.core", "xunit.v3.assert"]),
        new("Flitch.DuckDb", [], []),
        new("Flitch.Storage", [Abstractions, "Flitch.DuckDb"], []),
        new("Flitch.Pipeline", [Abstractions, "Flitch.Storage"], ["Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "Quartz"]),
        new("Flitch.Analysis", [Abstractions, "Flitch.DuckDb", "Flitch.Storage"], []),
        new(
            "Flitch.Host",
            [Abstractions, "Flitch.Analysis", "Flitch.Pipeline", "Flitch.Storage", "Flitch.Connectors.Schema"],
            [
                "System.CommandLine", "Spectre.Console", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "OpenTelemetry",
                "OpenTelemetry.Exporter.OpenTelemetryProtocol",
            ]),
    ];

    public static TheoryData<string> Names => [.. All.Select(r => r.Name)];

    public static Room Find(string name) => All.Single(r => r.Name == name);
}
