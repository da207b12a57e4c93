using System.CommandLine;
using Flitch.Connectors;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Host.Cli.Commands;

/// <summary>Finds the schema files that a command is about.</summary>
internal static class SchemaFolders
{
    /// <summary>The folder that holds schema files, or one folder per connector.</summary>
    public static Argument<string> Argument() => new("folder")
    {
        Description = "A connector's folder of schema files, or the folder above several. Default: schemas.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => "schemas",
    };

    /// <summary>The connectors' folders in or at <paramref name="folder"/>.</summary>
    /// <param name="folder">What the argument says.</param>
    /// <exception cref="FlitchException">There are none.</exception>
    public static IReadOnlyList<SchemaFolder> Find(string folder)
    {
        var candidates = Directory.Exists(folder) ? [folder, .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : Array.Empty<string>();
        var found = candidates.Where(f => File.Exists(Path.Combine(f, SchemaReader.ConnectorFileName))).Select(SchemaFolder.Read).ToArray();
        return found.Length > 0 ? found : throw new FlitchException(
            "usage:no-schemas",
            ErrorKind.Usage,
            $"There is no {SchemaReader.ConnectorFileName} in {folder} or in a folder of it.",
            "Name the folder: flitch schema list FOLDER.");
    }
}
