using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The namespace that generated code goes to.</summary>
internal static class Namespaces
{
    /// <summary>The project's root namespace, else the assembly's name.</summary>
    public static string Of(AnalyzerConfigOptions options, string? assemblyName)
    {
        if (!options.TryGetValue("build_property.RootNamespace", out var name) || string.IsNullOrWhiteSpace(name))
        {
            name = assemblyName ?? "Connectors";
        }

        return string.Join(".", name.Split('.').Select(Identifier));
    }

    private static string Identifier(string part)
    {
        var text = new string(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_').ToArray());
        text = text.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? "_" + text : text;
        return SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None ? text : "@" + text;
    }
}
