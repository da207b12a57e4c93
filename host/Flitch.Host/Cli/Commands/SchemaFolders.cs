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
        var found = candidates.Select(SchemaFolder.Read).OfType<SchemaFolder>().ToArray();
        return found.Length > 0 ? found : throw new FlitchException(
            "usage:no-schemas",
            ErrorKind.Usage,
            $"There is no {SchemaReader.ConnectorFileName} in {folder} or in a folder of it.",
            "Name a connector's folder of schema files, or the folder above several.");
    }

    /// <summary>The connector's folder that an object is to belong to.</summary>
    /// <param name="named">A folder, or a connector's name below <c>schemas</c>; null when none is named.</param>
    /// <param name="beside">The folder to look into when none is named; null when there is none.</param>
    /// <returns>Null when none is named and there is no connector beside.</returns>
    /// <exception cref="FlitchException">The one that is named is not there.</exception>
    public static SchemaFolder? Beside(string? named, string? beside)
    {
        string[] candidates = named is not null ? [named, Path.Combine("schemas", named)] : beside is not null ? [beside] : [];
        var found = candidates.FirstOrDefault(c => File.Exists(Path.Combine(c, SchemaReader.ConnectorFileName)));
        return found is not null ? SchemaFolder.Read(found) : named is null ? null : throw new FlitchException(
            "usage:no-schemas",
            ErrorKind.Usage,
            $"There is no {SchemaReader.ConnectorFileName} in {named}, nor in {Path.Combine("schemas", named)}.",
            "Name the connector's folder: --connector schemas/NAME.");
    }
}
