namespace Flitch.Host.Web.Api;

/// <summary>What to refresh.</summary>
internal sealed record RefreshWanted
{
    /// <summary>Only these datasets; all that are picked when left out.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }
}
