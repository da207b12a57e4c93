using System.Text.Json.Nodes;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Evolution;

/// <summary>The connector with another schema of Ledgers than the shipped one, generated, compiled and left in a plugin folder.</summary>
internal static class ChangedPlugin
{
    private const string Assembly = "Flitch.Connectors.Kraken";

    // What the build of the connector adds to each file.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static string Root { get; } = FindRoot();

    /// <summary>Builds it.</summary>
    /// <param name="folder">The folder that holds one folder per plugin.</param>
    /// <param name="edit">What somebody changes in ledgers.json.</param>
    public static void Build(string folder, Action<JsonObject> edit)
    {
        var schemas = Directory.GetFiles(Path.Combine(Root, "schemas", "kraken"), "*.json").Select(SchemaText.FromDisk)
            .Select(s => s.Path.EndsWith("/ledgers.json", StringComparison.Ordinal) ? Edited(s, edit) : s);
        var compilation = Driver.Compile(schemas, Driver.Named(Assembly, [ImplicitUsings, .. Sources()]));
        PluginOutput.Write(compilation, Path.Combine(folder, "kraken"));
    }

    private static SchemaText Edited(SchemaText schema, Action<JsonObject> edit)
    {
        var json = JsonNode.Parse(schema.Text)!.AsObject();
        edit(json);
        return new SchemaText(schema.Path, json.ToJsonString());
    }

    private static IEnumerable<string> Sources() => Directory.GetDirectories(Path.Combine(Root, "connectors", Assembly))
        .Where(d => Path.GetFileName(d) is not ("bin" or "obj"))
        .SelectMany(d => Directory.GetFiles(d, "*.cs", SearchOption.AllDirectories))
        .Concat(Directory.GetFiles(Path.Combine(Root, "connectors", Assembly), "*.cs"))
        .Select(File.ReadAllText);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the working tree.");
        }

        return folder.FullName;
    }
}
