using Flitch.Connectors;

namespace Flitch.Pipeline.Notifications;

/// <summary>One thing to tell somebody who is elsewhere. Holds no secret.</summary>
/// <param name="Id">The same for every attempt to deliver it, so that a receiver knows a repetition.</param>
/// <param name="Event">One of <see cref="NoticeEvents"/>.</param>
/// <param name="At">When it happened.</param>
internal sealed record Notice(string Id, string Event, DateTimeOffset At)
{
    /// <summary>The connection's name; null for a test.</summary>
    public string? Connection { get; init; }

    /// <summary>What people call the connection; null for a test.</summary>
    public string? Title { get; init; }

    /// <summary>The datasets it concerns; none when it concerns the connection.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>What went wrong; null when something is well again.</summary>
    public ErrorInfo? Error { get; init; }

    /// <summary>The run that it comes from; null when it comes from none.</summary>
    public string? RunId { get; init; }

    /// <summary>A page that shows more; null while the address of the pages is not known.</summary>
    public Uri? Link { get; init; }
}
