using System.ComponentModel.DataAnnotations;
using Flitch.Connectors;
using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Web.Api;

/// <summary>Which runs are wanted.</summary>
internal sealed record RunsWanted
{
    private const string States = "^(running|succeeded|partial|failed|cancelled|interrupted)$";
    private const string Kinds = "^(refresh|verify)$";

    /// <summary>Only runs of this connection.</summary>
    public string? Connection { get; init; }

    /// <summary>Only runs in this state.</summary>
    [RegularExpression(States)]
    public string? State { get; init; }

    /// <summary>Only runs of this sort.</summary>
    [RegularExpression(Kinds)]
    public string? Kind { get; init; }

    /// <summary>Only runs that came to this dataset.</summary>
    public string? Dataset { get; init; }

    /// <summary>Only runs that began at this time or later: <c>2026-01-31</c> or <c>2026-01-31T12:00:00Z</c>.</summary>
    public string? From { get; init; }

    /// <summary>Only runs that began before this time.</summary>
    public string? To { get; init; }

    /// <summary>What the pipeline is asked.</summary>
    /// <exception cref="FlitchException">No run can be in that state, or of that sort (usage).</exception>
    public RunQuery Query() => new()
    {
        Connection = Connection,
        State = Named<RunState>("state", State),
        Kind = Named<RunKind>("kind", Kind),
        Dataset = Dataset,
        From = TimeArgument.Read(From),
        Before = TimeArgument.Read(To),
    };

    private static T? Named<T>(string what, string? text)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        return text switch
        {
            null => null,
            _ when names.Contains(text) => Enum.Parse<T>(text, ignoreCase: true),
            _ => throw new FlitchException($"usage:run-{what}", ErrorKind.Usage, $"A run has no such {what}.", $"It is one of {string.Join(", ", names)}."),
        };
    }
}
