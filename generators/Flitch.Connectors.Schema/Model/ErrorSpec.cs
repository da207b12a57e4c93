namespace Flitch.Connectors.Schema.Model;

/// <summary>One line of the error catalogue.</summary>
/// <param name="Code">The service's text, or one of ours; a <c>*</c> at the end matches any rest.</param>
/// <param name="Kind">A name of <c>Flitch.Connectors.ErrorKind</c>, for example <c>Transient</c>.</param>
/// <param name="Meaning">What happened and why.</param>
/// <param name="Fix">What to do next.</param>
public sealed record ErrorSpec(string Code, string Kind, string Meaning, string Fix)
{
    /// <summary>Seconds to wait before the next attempt.</summary>
    public decimal WaitSeconds { get; init; }

    /// <summary>How many attempts in all.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>A page that says more, or null.</summary>
    public string? Link { get; init; }
}
