using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Host.Cli.Commands;

/// <summary>One connector's schema files, read.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Connector">What <c>connector.json</c> says; null when it cannot be read.</param>
/// <param name="Objects">The objects whose files could be read.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Findings">What is wrong with them.</param>
internal sealed record SchemaFolder(string Path, ConnectorSpec? Connector, IReadOnlyList<ObjectSpec> Objects, int Files, IReadOnlyList<SchemaDiagnostic> Findings)
{
    /// <summary>Reads a folder as the compiler does.</summary>
    /// <param name="folder">Any folder.</param>
    /// <returns>Null when it holds no schema files.</returns>
    public static SchemaFolder? Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(SchemaFiles.IsCandidate).Order(StringComparer.Ordinal).Select(p => (Path: p, Text: File.ReadAllText(p))).ToArray();
        var connector = files.Where(f => SchemaFiles.IsConnector(f.Path)).Select(f => SchemaReader.ReadConnector(f.Path, f.Text)).FirstOrDefault();
        var objects = files.Where(f => !SchemaFiles.IsConnector(f.Path) && (connector is not null || SchemaFiles.LooksLikeObject(f.Text)))
            .Select(f => SchemaReader.ReadObject(f.Path, f.Text)).ToArray();
        if (connector is null && objects.Length == 0)
            return null;
        var findings = (connector?.Diagnostics ?? EquatableArrays.Empty<SchemaDiagnostic>()).Concat(objects.SelectMany(o => o.Diagnostics)).Concat(SchemaReader.CheckTogether(connector, objects));
        return new SchemaFolder(folder, connector?.Value, [.. objects.Select(o => o.Value).OfType<ObjectSpec>()], objects.Length + (connector is null ? 0 : 1), [.. findings]);
    }
}
