using Microsoft.CodeAnalysis;

namespace Flitch.Testing;

/// <summary>Leaves a compiled plugin in a folder as a build would.</summary>
internal static class PluginOutput
{
    private const string Deps = """
        { "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" }, "targets": { ".NETCoreApp,Version=v10.0": { "$NAME/1.0.0": { "runtime": { "$NAME.dll": {} } } } },
          "libraries": { "$NAME/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } } }
        """;

    /// <summary>Writes the assembly, which has to compile, with its <c>.deps.json</c> beside it.</summary>
    public static void Write(Compilation compilation, string folder)
    {
        Directory.CreateDirectory(folder);
        var assembly = compilation.AssemblyName!;
        var result = compilation.Emit(Path.Combine(folder, assembly + ".dll"));
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        File.WriteAllText(Path.Combine(folder, assembly + ".deps.json"), Deps.Replace("$NAME", assembly, StringComparison.Ordinal));
    }
}
