using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>
/// One JSON object of a schema file, read keyword by keyword. What is asked for is what the grammar knows: <see cref="Close"/> reports the rest. Every
/// keyword has to be asked for whatever the others say, or it would be reported as unknown.
/// </summary>
internal sealed class Block
{
    private readonly string _name;
    private readonly List<string> _known = new();
    private readonly List<(string Name, string Id, string Fix)> _missing = new();

    /// <param name="node">The object.</param>
    /// <param name="name">What a message calls it, for example <c>`request`</c>.</param>
    /// <param name="findings">Where to report.</param>
    public Block(JsonObject node, string name, Findings findings)
    {
        Node = node;
        _name = name;
        Findings = findings;
    }

    public Findings Findings { get; }

    public JsonObject Node { get; }

    /// <summary>The opening brace, for what is missing.</summary>
    public SourceSpan Start => Node.Start;

    public JsonMember? Member(string name)
    {
        _known.Add(name);
        return Node.Find(name);
    }

    public JsonMember? Require(string name)
    {
        var member = Member(name);
        if (member is null)
        {
            Miss(name, DiagnosticIds.MissingKeyword, $"Add `{name}`.");
        }

        return member;
    }

    /// <summary>Notes a keyword that should be there; it is reported unless it turns out to be misspelt.</summary>
    public void Miss(string name, string id, string fix) => _missing.Add((name, id, fix));

    /// <summary>Where a keyword's value stands, or the block's brace.</summary>
    public SourceSpan SpanOf(string name) => Node.Find(name) is { } member ? PlaceOf(member.Value) : Start;

    /// <summary>Where a keyword of an inner block stands.</summary>
    public SourceSpan SpanOf(string block, string name) =>
        (Node.Find(block)?.Value as JsonObject)?.Find(name) is { } member ? PlaceOf(member.Value) : SpanOf(block);

    private static SourceSpan PlaceOf(JsonValue value) => value is JsonObject or JsonArray ? value.Start : value.Span;

    public string? Text(string name) => As<JsonText>(Member(name), "a text")?.Value;

    /// <summary>A text that is there, and not empty.</summary>
    public string? RequiredText(string name) => ToSentence(name, Require(name));

    /// <summary>A text that can be left out, but not be empty.</summary>
    public string? OptionalText(string name) => ToSentence(name, Member(name));

    private string? ToSentence(string name, JsonMember? member)
    {
        var text = As<JsonText>(member, "a text");
        if (text is not null && string.IsNullOrWhiteSpace(text.Value))
        {
            Findings.Error(DiagnosticIds.EmptyText, text.Span, $"`{name}` is empty.", "Write it, or remove the keyword where it may be left out.");
        }

        return text?.Value;
    }

    public bool Flag(string name) => As<JsonBoolean>(Member(name), "true or false")?.Value ?? false;

    public Block? Child(string name) => ChildOf(Member(name));

    public Block? RequiredChild(string name) => ChildOf(Require(name));

    private Block? ChildOf(JsonMember? member) =>
        As<JsonObject>(member, "an object") is { } node ? new Block(node, $"`{member!.Name}`", Findings) : null;

    public JsonArray? List(string name) => As<JsonArray>(Member(name), "a list");

    public JsonObject? Object(string name) => As<JsonObject>(Member(name), "an object");

    /// <summary>A whole number within bounds.</summary>
    public int? Integer(string name, int minimum, int maximum) => ToInteger(Member(name), minimum, maximum);

    public int? RequiredInteger(string name, int minimum, int maximum) => ToInteger(Require(name), minimum, maximum);

    private int? ToInteger(JsonMember? member, int minimum, int maximum)
    {
        if (As<JsonNumber>(member, "a whole number") is not { } number)
        {
            return null;
        }

        if (int.TryParse(number.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        Findings.Error(
            DiagnosticIds.OutOfRange,
            number.Span,
            $"`{member!.Name}` is {number.Raw}, expected a whole number from {minimum} to {maximum}.",
            "Write a number in that range, without decimals or exponent.");
        return null;
    }

    /// <summary>A decimal number, exactly as it is written, of 0 and more.</summary>
    public decimal? Decimal(JsonMember? member, bool zero)
    {
        if (As<JsonNumber>(member, "a number") is not { } number)
        {
            return null;
        }

        if (decimal.TryParse(number.Raw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && (value > 0 || zero))
        {
            return value;
        }

        Findings.Error(
            DiagnosticIds.OutOfRange,
            number.Span,
            $"`{member!.Name}` is {number.Raw}, expected a number {(zero ? "of 0 and more" : "above 0")}.",
            "Write a number in that range, without exponent.");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? Choice(string name, params string[] words) => ToChoice(Member(name), words);

    public string? RequiredChoice(string name, params string[] words) => ToChoice(Require(name), words);

    private string? ToChoice(JsonMember? member, string[] words)
    {
        if (As<JsonText>(member, "a text") is not { } text)
        {
            return null;
        }

        if (words.Contains(text.Value))
        {
            return text.Value;
        }

        Findings.Error(DiagnosticIds.UnknownChoice, text.Span, $"`{member!.Name}` cannot be `{text.Value}`.", Suggestion.Fix(text.Value, words));
        return null;
    }

    /// <summary>One text, or a list of them with none twice.</summary>
    public IReadOnlyList<JsonText>? TextOrTexts(string name) =>
        Member(name) is not { } member ? null
        : member.Value is JsonArray ? ToTexts(member)
        : As<JsonText>(member, "a text or a list of texts") is { } text ? new List<JsonText> { text }
        : null;

    /// <summary>A list of texts, none of them twice.</summary>
    public IReadOnlyList<JsonText>? Texts(string name) => ToTexts(Member(name));

    public IReadOnlyList<JsonText>? RequiredTexts(string name) => ToTexts(Require(name));

    private List<JsonText>? ToTexts(JsonMember? member)
    {
        if (As<JsonArray>(member, "a list") is not { } list)
        {
            return null;
        }

        var texts = list.Items.Select(item => As<JsonText>(item, $"a text in `{member!.Name}`")).Where(t => t is not null).Select(t => t!).ToList();
        foreach (var repeated in texts.GroupBy(t => t.Value).SelectMany(g => g.Skip(1)))
        {
            Findings.Error(DiagnosticIds.RepeatedItem, repeated.Span, $"`{repeated.Value}` stands twice in `{member!.Name}`.", "Remove one.");
        }

        return texts;
    }

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<Block> Blocks(string name) => ToBlocks(Member(name));

    public IReadOnlyList<Block> RequiredBlocks(string name) => ToBlocks(Require(name));

    private List<Block> ToBlocks(JsonMember? member) =>
        As<JsonArray>(member, "a list")?.Items
            .Select(item => As<JsonObject>(item, $"an object in `{member!.Name}`"))
            .Where(node => node is not null)
            .Select(node => new Block(node!, $"an item of `{member!.Name}`", Findings))
            .ToList() ?? new List<Block>();

    /// <summary>A JSON pointer.</summary>
    public EquatableArray<string>? Pointer(JsonMember? member)
    {
        if (As<JsonText>(member, "a text") is not { } text)
        {
            return null;
        }

        var names = JsonPointer.Parse(text.Value);
        if (names is null)
        {
            Findings.Error(
                DiagnosticIds.BadPointer,
                text.Span,
                $"`{text.Value}` is no JSON pointer.",
                "Write the names from the answer's root, each after a slash: `/result/ledger`.");
        }

        return names;
    }

    public T? As<T>(JsonMember? member, string expected)
        where T : JsonValue => member is null ? null : As<T>(member.Value, $"{expected} for `{member.Name}`");

    private T? As<T>(JsonValue value, string expected)
        where T : JsonValue
    {
        if (value is not T)
        {
            Findings.Error(DiagnosticIds.WrongJsonType, value.Start, $"Expected {expected}, found {value.Noun}.", $"Write {expected}.");
        }

        return value as T;
    }

    /// <summary>A keyword that is known, but does not go with what stands beside it.</summary>
    public void Refuse(string name, string reason, string id = DiagnosticIds.KeywordNotHere)
    {
        if (Member(name) is { } member)
        {
            Findings.Error(id, member.NameSpan, $"`{name}` does not go with {reason}.", "Remove it.");
        }
    }

    /// <summary>Reports the keywords that nobody asked for, and those that are missing (unless one is just misspelt).</summary>
    public void Close()
    {
        var meant = new HashSet<string>();
        // Nobody who misspells a keyword means a comment.
        var open = _known.Where(k => Node.Find(k) is null && k != "$comment").Distinct().ToList();
        foreach (var member in Node.Members.Where(m => !_known.Contains(m.Name)))
        {
            meant.Add(Suggestion.For(member.Name, open) ?? "");
            Findings.Error(
                DiagnosticIds.UnknownKeyword,
                member.NameSpan,
                $"`{member.Name}` is no keyword of {_name}.",
                Suggestion.Fix(member.Name, open.Count > 0 ? open : _known));
        }

        foreach (var (name, id, fix) in _missing.Where(m => !meant.Contains(m.Name)))
        {
            Findings.Error(id, Start, $"{Capitalised(_name)} lacks `{name}`.", fix);
        }
    }

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
