using System.Text.Json.Serialization;
using Flitch.Connectors;

namespace Flitch.Host.Json;

/// <summary>What went wrong, and what to do; what is not known is left out.</summary>
internal sealed record ErrorJson
{
    /// <summary>Stable, for programs: the service's own words, or Flitch's.</summary>
    public required string Code { get; init; }

    /// <summary>What sort of trouble it is; it decides about trying again.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>What happened and why.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do next.</summary>
    public required string Fix { get; init; }

    /// <summary>The dataset in which it happened; left out when it concerns the whole connection.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dataset { get; init; }

    /// <summary>The permission that the key misses.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Permission { get; init; }

    /// <summary>When the service may be called again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>A page that says more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    /// <summary>Where in the text that was given, such as a query.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErrorPlace? Place { get; init; }

    /// <summary>An error, or null for none.</summary>
    /// <param name="error">The error.</param>
    public static ErrorJson? Of(ErrorInfo? error) => error is null ? null : new ErrorJson
    {
        Code = error.Code,
        Kind = error.Kind,
        Summary = error.Summary,
        Fix = error.Fix,
        Dataset = error.Object,
        Permission = error.Permission,
        RetryAt = error.RetryAt,
        Link = error.Link,
        Place = error.Place,
    };
}
