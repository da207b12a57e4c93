using Flitch.Connectors;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;
using Flitch.Host.Cli.Commands;

namespace Flitch.Host.Cli.Schemas;

/// <summary>Reads one side of a comparison: an object's file, a connector's folder, or the folder above several.</summary>
internal static class SchemaSides
{
    /// <summary>The objects.</summary>
    /// <param name="place">A file or folder.</param>
    /// <exception cref="FlitchException">It is not there, or has errors.</exception>
    public static IReadOnlyList<ObjectSpec> Read(string place)
    {
        var (objects, findings) = File.Exists(place) ? OneFile(place) : Folder(place);
        return findings.FirstOrDefault(f => f.Severity == SchemaSeverity.Error) is { } error
            ? throw new FlitchException("schema:errors", ErrorKind.Usage, $"The schema cannot be read: {error}", "Mend it first; flitch schema validate shows all that is wrong.")
            : objects;
    }

    private static (IReadOnlyList<ObjectSpec> Objects, IEnumerable<SchemaDiagnostic> Findings) OneFile(string file)
    {
        var read = SchemaReader.ReadObject(Path.GetFullPath(file), File.ReadAllText(file));
        return (read.Value is { } one ? [one] : [], read.Diagnostics.Select(d => d with { Path = file }));
    }

    private static (IReadOnlyList<ObjectSpec> Objects, IEnumerable<SchemaDiagnostic> Findings) Folder(string folder)
    {
        var folders = SchemaFolders.Find(folder);
        return ([.. folders.SelectMany(f => f.Objects)], folders.SelectMany(f => f.Findings));
    }
}
