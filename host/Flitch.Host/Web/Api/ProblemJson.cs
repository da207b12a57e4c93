using System.Text.Json.Serialization;
using Flitch.Connectors;

namespace Flitch.Host.Web.Api;

/// <summary>Why something was refused, and what to do: RFC 9457.</summary>
internal sealed record ProblemJson
{
    /// <summary>What happened and why.</summary>
    public required string Title { get; init; }

    /// <summary>The answer's status.</summary>
    public required int Status { get; init; }

    /// <summary>What to do next.</summary>
    public required string Detail { get; init; }

    /// <summary>Stable, for programs: the service's own words, or Flitch's.</summary>
    public required string Code { get; init; }

    /// <summary>What sort of trouble it is.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>What is wrong field by field, where the form's values are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>The dataset that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dataset { get; init; }

    /// <summary>The permission that the key misses.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Permission { get; init; }

    /// <summary>When to try again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>A page that says more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    /// <summary>Where in the text that was sent, such as a query.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErrorPlace? Place { get; init; }

    /// <summary>An error as a problem.</summary>
    /// <param name="error">The error.</param>
    /// <param name="status">The answer's status.</param>
    public static ProblemJson Of(ErrorInfo error, int status) => new()
    {
        Title = error.Summary,
        Status = status,
        Detail = error.Fix,
        Code = error.Code,
        Kind = error.Kind,
        Errors = error.Fields?.GroupBy(f => f.Field).ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Select(e => e.Text)]),
        Dataset = error.Object,
        Permission = error.Permission,
        RetryAt = error.RetryAt,
        Link = error.Link,
        Place = error.Place,
    };
}
