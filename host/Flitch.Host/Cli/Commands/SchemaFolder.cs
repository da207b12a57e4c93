using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Host.Cli.Commands;

/// <summary>One connector's schema files, read.</summary>
/// <param name="Connector">What <c>connector.json</c> says; null when it cannot be read.</param>
/// <param name="Objects">The objects whose files could be read.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Findings">What is wrong with them.</param>
internal sealed record SchemaFolder(ConnectorSpec? Connector, IReadOnlyList<ObjectSpec> Objects, int Files, IReadOnlyList<SchemaDiagnostic> Findings)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">A folder with a <c>connector.json</c>.</param>
    public static SchemaFolder Read(string folder)
    {
        var connectorPath = Path.Combine(folder, SchemaReader.ConnectorFileName);
        var connector = SchemaReader.ReadConnector(connectorPath, File.ReadAllText(connectorPath));
        var paths = Directory.EnumerateFiles(folder, "*.json").Where(p => p != connectorPath).Order(StringComparer.Ordinal).ToArray();
        var objects = paths.Select(p => SchemaReader.ReadObject(p, File.ReadAllText(p))).ToArray();
        var findings = connector.Diagnostics.Concat(objects.SelectMany(o => o.Diagnostics)).Concat(SchemaReader.CheckTogether(connector, objects));
        return new SchemaFolder(connector.Value, [.. objects.Select(o => o.Value).OfType<ObjectSpec>()], paths.Length + 1, [.. findings]);
    }
}
