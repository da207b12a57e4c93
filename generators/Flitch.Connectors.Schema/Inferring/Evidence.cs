using System.Collections.Generic;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>How much was looked at, and what there is to look at.</summary>
/// <param name="Samples">How many responses.</param>
internal sealed record Evidence(int Samples)
{
    private readonly List<Guess> _guesses = new();
    private readonly List<string> _comments = new();

    public IReadOnlyList<Guess> Guesses => _guesses;

    private string From => Samples == 1 ? "guessed from 1 sample: " : $"guessed from {Samples} samples: ";

    /// <summary>The comment that holds all guesses about blocks; null when there are none.</summary>
    public string? Comments => _comments.Count == 0 ? null : Comment(string.Join(" | ", _comments));

    /// <summary>Notes a guess about a block.</summary>
    public void Guess(string block, string text)
    {
        Note(block, text);
        _comments.Add($"{block}: {text}");
    }

    /// <summary>Notes something to look at.</summary>
    public void Note(string place, string text) => _guesses.Add(new Guess(place, text));

    /// <summary>The comment to write beside what was guessed.</summary>
    public string Comment(string text) => From + text;
}
