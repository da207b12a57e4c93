namespace Flitch.EndToEnd.Tests.Processes;

/// <summary>
/// A copy of the repository's tracked files in which schema files are added and the connector is built, and beside it a copy of the host's output
/// with that connector as its plugin. No C# is touched.
/// </summary>
internal sealed class ScratchTree : IDisposable
{
    private const string Connector = "connectors/Flitch.Connectors.Kraken/Flitch.Connectors.Kraken.csproj";

    private readonly string _folder = Directory.CreateTempSubdirectory("flitch-tree-").FullName;

    public string Host => Path.Combine(_folder, "host-output", "Flitch.Host.dll");

    public static async Task<ScratchTree> WithObjectsAsync(IReadOnlyDictionary<string, string> schemas)
    {
        var tree = new ScratchTree();
        await tree.CopyAsync();
        foreach (var (name, schema) in schemas)
        {
            await File.WriteAllTextAsync(Path.Combine(tree._folder, "tree", "schemas", "kraken", name + ".json"), schema);
        }

        await tree.BuildAsync();
        return tree;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task CopyAsync()
    {
        var script = $"""
            mkdir tree && cd '{Repository.Root}' && git ls-files -z --cached --others --exclude-standard \
              | xargs -0 -I F sh -c 'test -f "F" && printf "%s\0" "F"' | tar -c --null -T - | tar -x -C '{_folder}/tree'
            cp -r '{Path.GetDirectoryName(Repository.Host)}' '{_folder}/host-output'
            """;
        (await Command.RunAsync("bash", ["-ec", script], _folder)).MustSucceed();
    }

    private async Task BuildAsync()
    {
        var tree = Path.Combine(_folder, "tree");
        (await Command.RunAsync("dotnet", ["build", Connector, "-v", "q", "--nologo"], tree)).MustSucceed();
        var built = Path.Combine(tree, Path.GetDirectoryName(Connector)!, "bin", "Debug", "net10.0", "Flitch.Connectors.Kraken.dll");
        File.Copy(built, Path.Combine(_folder, "host-output", "plugins", "kraken", "Flitch.Connectors.Kraken.dll"), overwrite: true);
    }
}
