namespace Flitch.Connectors.Catalog;

/// <summary>One line of the error catalogue: how to take an answer of the service, and how to tell it to a person.</summary>
/// <param name="Code">
/// The service's text, or one of ours for trouble below it: <c>http:520</c>, <c>http:*</c>, <c>net:timeout</c>, <c>net:refused</c>,
/// <c>net:*</c>, <c>body:html</c>, <c>body:malformed</c>. A <c>*</c> at the end matches any rest.
/// </param>
/// <param name="Kind">Decides about retrying and about the exit code.</param>
/// <param name="Meaning">What happened and why. May hold <c>{permission}</c>, <c>{datasets}</c>, <c>{until}</c>, <c>{wait}</c>, <c>{object}</c>, <c>{code}</c>.</param>
/// <param name="Fix">What to do next; the same placeholders.</param>
public sealed record ErrorEntry(string Code, ErrorKind Kind, string Meaning, string Fix)
{
    /// <summary>How long to wait before the next attempt, doubling from there where the kind backs off.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>How many attempts in all; 1 means that it is not tried again.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>A page that says more, or null.</summary>
    public string? Link { get; init; }
}
