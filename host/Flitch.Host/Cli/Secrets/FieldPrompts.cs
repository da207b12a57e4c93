using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Host.Cli.Output;
using Spectre.Console;

namespace Flitch.Host.Cli.Secrets;

/// <summary>Asks for the fields that are missing, where a person is there to answer.</summary>
internal static class FieldPrompts
{
    /// <summary>Fills in what is missing.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="connector">The connector whose form it is.</param>
    /// <param name="fields">What was given; the answers are added.</param>
    /// <exception cref="FlitchException">Something is missing and nobody can be asked.</exception>
    public static void AskMissing(CliConsole console, ConnectorDescriptor connector, Dictionary<string, string> fields)
    {
        var missing = connector.Form.Where(f => f.Required && f.Default is null && !fields.ContainsKey(f.Name)).ToArray();
        if (missing.Length == 0)
            return;
        if (!CliConsole.CanAsk)
            throw Missing(missing);
        foreach (var field in missing)
            fields[field.Name] = Ask(console, field);
    }

    private static string Ask(CliConsole console, FormField field)
    {
        console.Error.MarkupLine($"[grey]{Markup.Escape(field.Help)}[/]");
        var prompt = new TextPrompt<string>($"{Markup.Escape(field.Label)}:");
        return console.Error.Prompt(field.Secret ? prompt.Secret() : prompt);
    }

    private static FlitchException Missing(FormField[] missing) => new(
        "usage:missing-field",
        ErrorKind.Usage,
        $"{string.Join(" and ", missing.Select(f => f.Name))} {(missing.Length == 1 ? "is" : "are")} needed, and there is no terminal to ask on.",
        $"Add {string.Join(' ', missing.Select(f => f.Secret ? $"--set {f.Name}=env:NAME" : $"--set {f.Name}=VALUE"))}.");
}
