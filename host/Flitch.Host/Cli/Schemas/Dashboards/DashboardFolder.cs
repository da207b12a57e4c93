using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Host.Cli.Commands;

namespace Flitch.Host.Cli.Schemas.Dashboards;

/// <summary>The dashboards that a connector brings, in <c>dashboards/</c> beside its schema files.</summary>
internal static class DashboardFolder
{
    /// <summary>Checks all of them.</summary>
    /// <param name="folder">The connector's schema files, as read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files there are, and what is wrong with them.</returns>
    public static async Task<(int Files, IReadOnlyList<SchemaDiagnostic> Found)> CheckAsync(SchemaFolder folder, CancellationToken cancellationToken)
    {
        var place = Path.Combine(folder.Path, "dashboards");
        var files = Directory.Exists(place) ? Directory.EnumerateFiles(place, "*.json").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            return (0, []);
        }

        // Against schema files with mistakes only their form can be judged.
        using var data = folder.Findings.Count > 0 || folder.Connector is null ? null : await EmptyDatasets.MakeAsync(folder.Connector.Name, folder.Objects, TimeProvider.System, cancellationToken);
        var found = new List<SchemaDiagnostic>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (dashboard, findings) = await new DashboardCheck(file, data).RunAsync(await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
            found.AddRange(findings);
            if (dashboard is not null && !names.TryAdd(dashboard.Name, Path.GetFileName(file)))
            {
                found.Add(SchemaDiagnostic.Error(DashboardIds.Twice, $"The name {dashboard.Name} is that of {names[dashboard.Name]} too.", "Give one of them another name.", file, SourceSpan.Start));
            }
        }

        return (files.Count, found);
    }
}
