using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>authentication</c>: a scheme's name, or a scheme with its settings.</summary>
internal static class AuthenticationReader
{
    private static readonly AuthenticationSpec Unread = new("");

    public static AuthenticationSpec Read(Block connector)
    {
        var member = connector.Require("authentication");
        if (member?.Value is JsonObject)
        {
            return ReadHeaderToken(connector.Child("authentication")!);
        }

        if (connector.As<JsonText>(member, "a text or an object") is null)
        {
            return Unread;
        }

        var scheme = connector.RequiredText("authentication")!;
        if (scheme == AuthenticationSpec.HeaderToken)
        {
            connector.Findings.Error(
                DiagnosticIds.BadAuthentication,
                member!.Value.Span,
                $"`{AuthenticationSpec.HeaderToken}` does not say which field holds the token.",
                "Write `{ \"scheme\": \"header-token\", \"field\": \"token\" }`.");
        }

        return new AuthenticationSpec(scheme);
    }

    /// <summary>The token's field has to be one of the form's, and a secret.</summary>
    public static void Check(Block connector, ConnectorSpec spec)
    {
        // What is wrong with the form is told once, there.
        if (spec.Authentication.Field is not { Length: > 0 } name || connector.Node.Find("form") is null || spec.Form.Any(f => !FileNames.IsSlug(f.Name)))
        {
            return;
        }

        var field = spec.Form.FirstOrDefault(f => f.Name == name);
        var why = field is null ? "is no field of the form" : !field.Secret ? "is not kept secret" : !field.Required ? "may be left empty" : null;
        if (why is not null)
        {
            connector.Findings.Error(
                DiagnosticIds.BadAuthentication,
                connector.SpanOf("authentication", "field"),
                $"The token stands in the field `{name}`, which {why}.",
                spec.Form.Count == 0 ? "Describe it under `form`."
                : field is null ? Suggestion.Fix(name, spec.Form.Select(f => f.Name).ToList())
                : "Give the field `\"secret\": true` and `\"required\": true`.");
        }
    }

    private static AuthenticationSpec ReadHeaderToken(Block block)
    {
        var scheme = block.RequiredChoice("scheme", AuthenticationSpec.HeaderToken);
        var field = block.RequiredText("field");
        var header = ReadHeader(block);
        var prefix = block.Text("prefix");
        block.Close();
        var spec = new AuthenticationSpec(scheme ?? "") { Field = field };
        return header is null ? spec with { Prefix = prefix ?? spec.Prefix } : spec with { Header = header, Prefix = prefix ?? "" };
    }

    private static string? ReadHeader(Block block)
    {
        var header = block.Text("header");
        if (header is not null && (header.Length == 0 || !header.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-')))
        {
            block.Findings.Error(
                DiagnosticIds.BadAuthentication, block.SpanOf("header"), $"`{header}` cannot be a header's name.", "Use letters, digits and `-`: `X-Api-Key`.");
        }

        return header;
    }
}
