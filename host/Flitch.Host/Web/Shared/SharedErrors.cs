using Flitch.Connectors;
using Flitch.Host.Web.Shell;

namespace Flitch.Host.Web.Shared;

/// <summary>What visitors are told. Never why: paths, statements and names are for whoever is signed in.</summary>
internal static class SharedErrors
{
    /// <summary>A link that was revoked, has ended, or never was one: nobody learns which.</summary>
    public static ErrorInfo Gone { get; } = new(
        "usage:unknown-link", ErrorKind.Usage, "This link is not valid any more.", "It may have ended, or been revoked. Ask whoever gave it to you for another one.");

    /// <summary>A tile that cannot be answered.</summary>
    public static ErrorInfo Tile { get; } = new(
        "shared:tile", ErrorKind.Provider, "This cannot be shown at the moment.", "Whoever shared the dashboard sees why.");

    private static readonly ErrorInfo Elsewhere = new("usage:unknown-tile", ErrorKind.Usage, "There is nothing of this name on the dashboard any more.", "Reload the page.");

    private static readonly ErrorInfo Choice = new("shared:choice", ErrorKind.Usage, "That cannot be chosen here.", "Choose another range or other values.");

    /// <summary>Too many wrong links came from an address.</summary>
    /// <param name="wait">How long it has to wait.</param>
    /// <param name="now">Now.</param>
    public static ErrorInfo TooOften(TimeSpan wait, DateTimeOffset now) => new(
        "access:too-often", ErrorKind.Rate, "Too many links from this address were not valid.", $"Wait {Texts.Counted((long)Math.Ceiling(wait.TotalSeconds), "second")}, then try again.")
    {
        RetryAt = now + wait,
    };

    /// <summary>What a visitor is told of an error.</summary>
    /// <param name="error">The error.</param>
    public static ErrorInfo Of(ErrorInfo error) => error.Code switch
    {
        "usage:unknown-link" or "access:too-often" => error,
        "web:not-found" => Gone,
        "usage:unknown-tile" or "usage:unknown-filter" or "usage:unknown-answer" => Elsewhere,
        "usage:range" or "usage:zone" => Choice,
        _ => Tile,
    };
}
