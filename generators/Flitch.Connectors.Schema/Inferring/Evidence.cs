using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>How much was looked at, and what there is to look at.</summary>
/// <param name="Samples">How many responses.</param>
internal sealed record Evidence(int Samples)
{
    private readonly List<Guess> _guesses = new();
    private readonly List<(string Block, string Text)> _comments = new();

    public IReadOnlyList<Guess> Guesses => _guesses;

    private string From => Samples == 1 ? "guessed from 1 sample: " : $"guessed from {Samples} samples: ";

    /// <summary>The comment that holds all guesses about a block; null when there are none.</summary>
    public JsonText? CommentOf(string block) =>
        _comments.Where(c => c.Block == block).Select(c => c.Text).ToList() is { Count: > 0 } texts ? Json.Text(Comment(string.Join("; ", texts))) : null;

    /// <summary>The block with its comment before all else; null for none.</summary>
    public JsonObject? Commented(string block, JsonObject? node) =>
        node is null || CommentOf(block) is not { } comment ? node : Json.Object(node.Members.Select(m => (m.Name, (JsonValue?)m.Value)).Prepend(("$comment", comment)));

    /// <summary>Notes a guess about a block.</summary>
    public void Guess(string block, string text)
    {
        Note(block, text);
        _comments.Add((block, text));
    }

    /// <summary>Notes something to look at.</summary>
    public void Note(string place, string text) => _guesses.Add(new Guess(place, text));

    /// <summary>The comment to write beside what was guessed.</summary>
    public string Comment(string text) => From + text;
}
