using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flitch.Host.Web.Health;

/// <summary>How this process is.</summary>
/// <param name="Status"><c>live</c>; <c>ready</c>, <c>degraded</c> (it works, and something is amiss) or <c>not ready</c>.</param>
/// <param name="Checks">Each check by name: <c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>; left out for strangers.</param>
internal sealed record HealthJson(
    string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, HealthStatus>? Checks)
{
    /// <summary>What was found.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="withChecks">Whether each check is told by name.</param>
    public static HealthJson Of(HealthReport report, bool withChecks) =>
        new(Word(report.Status), withChecks ? report.Entries.ToDictionary(e => e.Key, e => e.Value.Status) : null);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "not ready",
    };
}
