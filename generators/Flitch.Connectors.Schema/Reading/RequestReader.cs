using System;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>request</c>: the path, what a call costs, the permission and the fixed parameters.</summary>
internal static class RequestReader
{
    /// <summary>The greatest cost that makes sense; a guard against a slip of the keyboard.</summary>
    public const int MaximumCost = 1000;

    public static RequestSpec? Read(Block? block, VariantsReader variants, EachReader each)
    {
        if (block is null)
        {
            return null;
        }

        block.Text("$comment");
        var path = ReadPath(block);
        var cost = ReadCost(block);
        var method = block.Choice("method", "GET", "POST");
        var permission = block.Text("permission");
        var body = block.Object("body");
        var spec = new RequestSpec(path ?? "/", cost ?? 0)
        {
            Method = method ?? "POST",
            Permission = permission,
            Pinned = ReadParameters(block, body, m => m.Value is JsonObject),
            FromForm = FormParameterReader.Read(block, body),
            Each = each.Read(block.Child("each")),
            Variants = each.IsThere ? RefuseVariants(block) : variants.Read(block),
        };
        block.Close();
        return spec;
    }

    private static EquatableArray<VariantSpec> RefuseVariants(Block block)
    {
        block.Refuse("variants", "`each`");
        return EquatableArrays.Empty<VariantSpec>();
    }

    /// <summary>A path on the service, and nothing but one: no address, no query, no way up.</summary>
    public static string? ReadPath(Block block)
    {
        if (block.As<JsonText>(block.Require("path"), "a text") is not { } text)
        {
            return null;
        }

        if (!IsPath(text.Value))
        {
            block.Findings.Error(
                DiagnosticIds.BadPath,
                text.Span,
                $"`{text.Value}` is no path on the service.",
                "Write it from its first slash on, in letters, digits and `. _ ~ -`, without address, query, `..` or empty parts: `/0/private/Ledgers`.");
        }

        return text.Value;
    }

    public static bool IsPath(string path) =>
        path.Length > 1 && path[0] == '/' && path.Substring(1).Split('/').All(IsPathPart);

    private static bool IsPathPart(string part) => part.Length > 0 && part is not ("." or "..") && part.All(IsPathCharacter);

    private static bool IsPathCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '~' or '-';

    private static int? ReadCost(Block block)
    {
        if (block.Member("cost") is null)
        {
            block.Miss(
                "cost",
                DiagnosticIds.CostMissing,
                "Add what one call adds to the service's call counter, for example `\"cost\": 1`; 0 when it has none.");
            return null;
        }

        return block.Integer("cost", 0, MaximumCost);
    }

    /// <summary>Parameters and their fixed values. A JSON true is sent as <c>true</c>, a number as it is written.</summary>
    /// <param name="block">The block around them.</param>
    /// <param name="node">The parameters.</param>
    /// <param name="others">Those that somebody else reads; null when there are none.</param>
    public static EquatableArray<ParameterSpec> ReadParameters(Block block, JsonObject? node, Func<JsonMember, bool>? others = null) =>
        (node?.Members ?? Enumerable.Empty<JsonMember>())
            .Where(m => others?.Invoke(m) != true)
            .Where(m => m.Value is JsonText or JsonNumber or JsonBoolean || Refused(block, m))
            .Select(m => new ParameterSpec(m.Name, ToText(m.Value)))
            .ToEquatableArray();

    /// <summary>The parameters by which one listing differs from the ordinary one: <c>body</c>, which has to be there and hold one at least.</summary>
    public static EquatableArray<ParameterSpec> ReadReplacing(Block block)
    {
        var body = block.As<JsonObject>(block.Require("body"), "an object");
        if (body is { Members.Count: 0 })
        {
            block.Findings.Error(
                DiagnosticIds.EmptyList, body.Start, "`body` is empty.", "Name the parameter by which this listing differs, and its value.");
        }

        return ReadParameters(block, body);
    }

    private static bool Refused(Block block, JsonMember member)
    {
        block.Findings.Error(
            DiagnosticIds.WrongJsonType,
            member.Value.Start,
            $"Expected a text, a number, or true or false for the parameter `{member.Name}`, found {member.Value.Noun}.",
            "Write the value as the service wants it.");
        return false;
    }

    private static string ToText(JsonValue value) => value switch
    {
        JsonText text => text.Value,
        JsonNumber number => number.Raw,
        JsonBoolean boolean => boolean.Value ? "true" : "false",
        _ => "",
    };
}
