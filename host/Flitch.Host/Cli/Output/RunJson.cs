using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;

namespace Flitch.Host.Cli.Output;

/// <summary>A run as JSON. Times in seconds are numbers with three decimals.</summary>
internal static class RunJson
{
    /// <summary>The whole run.</summary>
    /// <param name="run">The run.</param>
    public static JsonObject Of(RunReport run) => new()
    {
        ["run"] = run.RunId,
        ["connection"] = run.Connection,
        ["state"] = JsonOutput.Name(run.State),
        ["kind"] = JsonOutput.Name(run.Kind),
        ["trigger"] = run.Trigger,
        ["startedAt"] = JsonOutput.Time(run.StartedAt),
        ["endedAt"] = JsonOutput.Time(run.EndedAt),
        ["calls"] = run.Calls,
        ["retries"] = run.Retries,
        ["added"] = run.Added,
        ["changed"] = run.Changed,
        ["waitedSeconds"] = Seconds(run.Waited),
        ["error"] = Error(run.Error),
        ["datasets"] = new JsonArray([.. run.Datasets.Select(Dataset)]),
    };

    /// <summary>A stretch of time in seconds.</summary>
    /// <param name="duration">How long.</param>
    public static decimal Seconds(TimeSpan duration) => Math.Round((decimal)duration.Ticks / TimeSpan.TicksPerSecond, 3);

    /// <summary>An error or null.</summary>
    /// <param name="error">The error.</param>
    public static JsonObject? Error(ErrorInfo? error) => error is null ? null : JsonOutput.Of(error);

    private static JsonObject Dataset(DatasetReport dataset) => new()
    {
        ["dataset"] = dataset.Dataset,
        ["succeeded"] = dataset.Succeeded,
        ["rows"] = dataset.Rows,
        ["added"] = dataset.Added,
        ["changed"] = dataset.Changed,
        ["received"] = dataset.Received,
        ["partitions"] = dataset.Partitions,
        ["commits"] = dataset.Commits,
        ["calls"] = dataset.Calls,
        ["retries"] = dataset.Retries,
        ["seconds"] = Seconds(dataset.Duration),
        ["waitedSeconds"] = Seconds(dataset.Waited),
        ["asOf"] = JsonOutput.Time(dataset.AsOf),
        ["complete"] = Range(dataset.Complete),
        ["gaps"] = dataset.Gaps,
        ["proof"] = Proof(dataset.Proof),
        ["verification"] = VerificationJson.Of(dataset.Verification),
        ["drift"] = new JsonArray([.. dataset.Drift.Select(Drift)]),
        ["notices"] = new JsonArray([.. dataset.Notices.Select(n => (JsonNode)n)]),
        ["error"] = Error(dataset.Error),
    };

    /// <summary>A complete stretch or null; <c>from</c> is null for the account's beginning.</summary>
    /// <param name="range">The stretch.</param>
    public static JsonObject? Range(CompleteRange? range) => range is null
        ? null
        : new JsonObject { ["from"] = JsonOutput.Time(range.From), ["to"] = JsonOutput.Time(range.To) };

    /// <summary>A verdict about completeness, or null.</summary>
    /// <param name="proof">The verdict.</param>
    public static JsonObject? Proof(Proof? proof)
    {
        if (proof is null)
            return null;
        var node = new JsonObject { ["state"] = JsonOutput.Name(proof.State), ["at"] = JsonOutput.Time(proof.At), ["words"] = proof.Words };
        if (proof.Calls is { } calls)
            node["calls"] = calls;
        return node;
    }

    private static JsonObject Drift(DriftReport drift) => new()
    {
        ["kind"] = JsonOutput.Name(drift.Kind),
        ["field"] = drift.Field,
        ["sample"] = drift.Sample,
        ["records"] = drift.Records,
        ["schemaEdit"] = drift.SchemaEdit,
    };
}
