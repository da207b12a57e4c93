using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>connector.json</c>.</summary>
internal static class ConnectorFileReader
{
    /// <summary>The keywords at which checks over several files point.</summary>
    private static readonly string[] Placed = { "keyInfo", "objects", "form" };

    /// <summary>The keywords that objects are compared with.</summary>
    private static readonly string[] Compared = { "permissions", "tiers", "neverCall", "objects" };

    /// <summary>Schemas and catalogues of DuckDB's own, beside which a connector's views could not stand.</summary>
    private static readonly string[] Schemas = { "main", "information_schema", "pg_catalog", "pg_temp", "temp", "system", "memory" };

    public static ReadResult<ConnectorSpec> Read(string path, string text)
    {
        var findings = new Findings(path);
        var root = Document.Open(text, findings);
        var spec = root is null ? null : Read(new Block(root, "the file", findings), FileNames.Folder(path));
        var places = Placed.SelectMany(k => root?.Find(k) is { } member ? Document.Places(member.Value, "/" + k) : Enumerable.Empty<Place>());
        var all = findings.InOrder();
        return new ReadResult<ConnectorSpec>(path, findings.HasErrors ? null : spec, all, places.ToEquatableArray())
        {
            Draft = spec,
            Unsure = Compared.Where(keyword => root is null || !IsSure(root, keyword, all)).ToEquatableArray(),
        };
    }

    /// <summary>Whether a keyword's value has no mistake in it, and is not missing while some other keyword is misspelt.</summary>
    private static bool IsSure(JsonObject root, string keyword, EquatableArray<SchemaDiagnostic> findings) =>
        root.Find(keyword) is { } member
            ? !findings.Any(f => f.Span.Offset >= member.NameSpan.Offset && f.Span.Offset < member.Value.Span.Offset + member.Value.Span.Length)
            : !root.Members.Any(m => findings.Any(f => f.Id == DiagnosticIds.UnknownKeyword && f.Span == m.NameSpan));

    private static ConnectorSpec Read(Block block, string folder)
    {
        block.Text("$schema");
        block.Text("$comment");
        var name = ReadName(block, folder);
        var spec = new ConnectorSpec(
            name ?? "",
            block.RequiredText("title") ?? "",
            block.RequiredText("description") ?? "",
            ReadUrl(block, block.Require("baseUrl")) ?? "",
            AuthenticationReader.Read(block))
        {
            DocumentationUrl = ReadUrl(block, block.Member("documentation")),
            Envelope = EnvelopeReader.Read(block.Child("envelope")),
            Guide = Values(block.Texts("guide")),
            Form = FormReader.Read(block.RequiredBlocks("form")),
            Permissions = ReadEach(block.Blocks("permissions"), ReadPermission),
            Tiers = ReadEach(block.Blocks("tiers"), ReadTier),
            KeyInfo = ReadKeyInfo(block.Child("keyInfo")),
            NeverCall = ReadNeverCall(block),
            Objects = Values(block.Texts("objects")),
            Errors = ErrorCatalogueReader.Read(block.RequiredBlocks("errors")),
        };
        AuthenticationReader.Check(block, spec);
        block.Close();
        CheckKeyInfo(block, spec);
        return spec;
    }

    private static void CheckKeyInfo(Block block, ConnectorSpec spec)
    {
        if (spec.KeyInfo is { } info && Pattern.Covering(spec.NeverCall, info.Path) is { } pattern)
        {
            block.Findings.Error(
                DiagnosticIds.ForbiddenPath, block.SpanOf("keyInfo", "path"), TogetherRules.Forbidden(info.Path, pattern), "Choose a path that only reads.");
        }
    }

    private static string? ReadName(Block block, string folder)
    {
        var name = block.RequiredText("name");
        if (name is null)
        {
            return null;
        }

        if (!FileNames.IsSlug(name))
        {
            block.Findings.Error(
                DiagnosticIds.BadName,
                block.SpanOf("name"),
                $"`{name}` cannot be a connector's name.",
                "Use small letters, digits and `_`, a letter first: `kraken`.");
        }
        else if (folder.Length > 0 && name != folder)
        {
            block.Findings.Error(
                DiagnosticIds.BadName,
                block.SpanOf("name"),
                $"The connector is called `{name}`, but its folder `{folder}`.",
                "Give both the same name.");
        }
        else if (ReservedWords.Contains(name) || Schemas.Contains(name))
        {
            block.Findings.Error(
                DiagnosticIds.ReservedObject,
                block.SpanOf("name"),
                $"`{name}` {(Schemas.Contains(name) ? "is a schema or catalogue of DuckDB's own" : "is a reserved word of SQL")}, and the connector's views stand in a schema of its name.",
                "Give the connector and its folder another name.");
        }

        return name;
    }

    internal static string? ReadUrl(Block block, JsonMember? member)
    {
        if (block.As<JsonText>(member, "a text") is not { } text)
        {
            return null;
        }

        if (!IsHttps(text.Value))
        {
            block.Findings.Error(DiagnosticIds.BadUrl, text.Span, $"`{text.Value}` is no https address.", "Write a whole address: `https://api.example.com`.");
        }

        return text.Value;
    }

    private static EquatableArray<T> ReadEach<T>(IReadOnlyList<Block> items, Func<Block, T> read)
    {
        Unique.Check(items, "name");
        return items.Select(read).ToEquatableArray();
    }

    private static bool IsHttps(string text) =>
        text.All(c => c is > ' ' and < '\u007f')
        && text.StartsWith("https://", StringComparison.Ordinal)
        && Uri.IsWellFormedUriString(text, UriKind.Absolute)
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0;

    private static PermissionSpec ReadPermission(Block block)
    {
        var permission = new PermissionSpec(
            block.RequiredText("name") ?? "",
            block.RequiredText("title") ?? "",
            block.RequiredText("where") ?? "",
            block.Flag("wanted"),
            block.OptionalText("warning"));
        block.Close();
        return permission;
    }

    private static TierSpec ReadTier(Block block)
    {
        var tier = new TierSpec(
            block.RequiredText("name") ?? "",
            block.RequiredText("title") ?? "",
            block.Decimal(block.Require("maximum"), zero: false) ?? 0,
            block.Decimal(block.Require("decayPerSecond"), zero: false) ?? 0);
        block.Close();
        return tier;
    }

    private static KeyInfoSpec? ReadKeyInfo(Block? block)
    {
        if (block is null)
        {
            return null;
        }

        var info = new KeyInfoSpec(
            RequestReader.ReadPath(block) ?? "/",
            block.Choice("method", "GET", "POST") ?? "POST",
            block.RequiredInteger("cost", 0, RequestReader.MaximumCost) ?? 0);
        block.Close();
        return info;
    }

    private static EquatableArray<string> ReadNeverCall(Block block)
    {
        var patterns = block.Texts("neverCall") ?? Array.Empty<JsonText>();
        foreach (var pattern in patterns.Where(p => !RequestReader.IsPath(p.Value.TrimEnd('*')) || !Pattern.IsPattern(p.Value)))
        {
            block.Findings.Error(
                DiagnosticIds.BadPattern,
                pattern.Span,
                $"`{pattern.Value}` is no path and no beginning of one.",
                "Write a path, with a `*` at its end at most: `/0/private/AddOrder*`.");
        }

        return Values(patterns);
    }

    private static EquatableArray<string> Values(IReadOnlyList<JsonText>? texts) => (texts ?? Array.Empty<JsonText>()).Select(t => t.Value).ToEquatableArray();
}
