using Flitch.Connectors.Plugins;

namespace Flitch.Connectors;

/// <summary>One error in a person's words. Holds no secret.</summary>
/// <param name="Code">The service's own words (<c>EAPI:Invalid key</c>) or ours (<c>http:520</c>, <c>storage:disk-full</c>); stable, for logs and JSON.</param>
/// <param name="Kind">Decides about retrying and about the exit code.</param>
/// <param name="Summary">What happened and why, in one or two sentences.</param>
/// <param name="Fix">What to do next, as an instruction.</param>
public sealed record ErrorInfo(string Code, ErrorKind Kind, string Summary, string Fix)
{
    /// <summary>A page that says more, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When calling may go on, or null when that is not known.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The object it happened in, or null when it concerns the whole connection.</summary>
    public string? Object { get; init; }

    /// <summary>The permission that is missing, by its name in the connector file, or null.</summary>
    public string? Permission { get; init; }

    /// <summary>What is wrong field by field, where a form was filled in wrongly; null otherwise.</summary>
    public IReadOnlyList<FieldError>? Fields { get; init; }

    /// <summary>Where the error is in the text that was given, such as a query; null where there is none.</summary>
    public ErrorPlace? Place { get; init; }
}
