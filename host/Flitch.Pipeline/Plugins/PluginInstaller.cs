using System.Text.RegularExpressions;
using Flitch.Connectors;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// Puts plugins into the plugin folder and takes them out. What comes is loaded first, away from its place, and takes it by a rename: a plugin that does not
/// load changes nothing, and no reader ever sees half of one. A plugin is code, and runs with the rights of whoever runs Flitch.
/// </summary>
/// <param name="catalog">What is installed, and what a trial loads with.</param>
/// <param name="options">Where the plugin folder is.</param>
public sealed partial class PluginInstaller(PluginCatalog catalog, PipelineOptions options)
{
    /// <summary>Installs a plugin, over another build of it if there is one.</summary>
    /// <param name="source">A folder as a build leaves it, or a package (<c>.nupkg</c>) that holds one below <c>plugins/</c>.</param>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    /// <exception cref="FlitchException">It is no plugin, does not load, or clashes with another (usage); the plugin folder cannot be written (storage).</exception>
    public Task<InstalledPlugin> InstallAsync(string source, CancellationToken cancellationToken) => ChangeAsync(async place =>
    {
        PluginSource.Unpack(Path.GetFullPath(source), place.Incoming, cancellationToken);
        var names = await TryOutAsync(source, place.Incoming);
        var target = Target(names);
        cancellationToken.ThrowIfCancellationRequested();
        return new InstalledPlugin(place.Take(target), names, Replaced: catalog.FolderOf(names[0]) is not null);
    });

    /// <summary>The connectors that go when a connector's plugin is removed: all that its folder brings.</summary>
    /// <param name="connector">A connector.</param>
    public IReadOnlyList<string> GoingWith(string connector) => catalog.FolderOf(connector) is { } folder ? catalog.BroughtBy(folder) : [connector];

    /// <summary>Removes a plugin's folder. Connections and data that it brought stay.</summary>
    /// <param name="connector">A connector that it brings; or the folder's name, where it does not load.</param>
    /// <exception cref="FlitchException">There is none (usage); the plugin folder cannot be written (storage).</exception>
    public Task<InstalledPlugin> UninstallAsync(string connector) => ChangeAsync(place =>
    {
        var folder = catalog.FolderOf(connector) ?? catalog.Failures.FirstOrDefault(f => f.Folder == connector)?.Folder ?? catalog.Missing(connector);
        return Task.FromResult(new InstalledPlugin(place.Remove(folder), catalog.BroughtBy(folder), Replaced: false));
    });

    /// <summary>Loads what came, and lets go of it again.</summary>
    /// <returns>The connectors that it brings.</returns>
    private async Task<IReadOnlyList<string>> TryOutAsync(string source, string folder)
    {
        try
        {
            var names = await catalog.TryOutAsync(folder);
            return names.Count > 0 && names.All(n => Slug().IsMatch(n)) ? names : throw new BadImageFormatException(
                names.Count == 0 ? "it brings no connector." : $"it brings a connector called \"{names.First(n => !Slug().IsMatch(n))}\", which fits no folder and no command.");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new FlitchException(
                "plugin:not-loadable",
                ErrorKind.Usage,
                $"{source} was not installed: {PluginProblem.Describe(e)}",
                "Nothing has changed. Build it against this host's version of Flitch.Connectors.Rest, and install what the build leaves: bin/Release/net10.0, or its package.",
                e);
        }
    }

    /// <summary>Where a plugin belongs: where its connectors are now, else in a folder that is called as the first of them is.</summary>
    private string Target(IReadOnlyList<string> names)
    {
        var now = names.Select(catalog.FolderOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var target = now.FirstOrDefault() ?? names[0];
        var inTheWay = now.Count > 1 ? names : [.. catalog.BroughtBy(target).Except(names, StringComparer.Ordinal)];
        return inTheWay.Count == 0 ? target : throw new FlitchException(
            "plugin:clash",
            ErrorKind.Usage,
            $"It brings {string.Join(", ", names)}, and would take the place of {string.Join(", ", inTheWay)}.",
            $"If that is wanted, take out first what is there: {string.Join(", ", inTheWay.Select(n => "flitch connector uninstall " + n))}");
    }

    private async Task<InstalledPlugin> ChangeAsync(Func<InstallationPlace, Task<InstalledPlugin>> change)
    {
        try
        {
            using var place = InstallationPlace.Open(options.PluginFolder);
            return await change(place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException(
                "plugin:folder", ErrorKind.Storage, $"The plugin folder {options.PluginFolder} cannot be changed: {e.Message}", "Make it writable, or set FLITCH_PLUGINS to another one.", e);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Slug();
}
