using System.Text.Json.Nodes;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Cli.Output;

/// <summary>How a connection stands, as JSON.</summary>
internal static class StatusJson
{
    /// <summary>One connection with its datasets and its newest run.</summary>
    /// <param name="status">How it stands.</param>
    public static JsonObject Of(ConnectionStatus status) => new()
    {
        ["connection"] = status.Connection.Name,
        ["connector"] = status.Connection.Connector,
        ["title"] = status.Connection.Title,
        ["datasets"] = new JsonArray([.. status.Datasets.Select(Dataset)]),
        ["lastRun"] = status.LastRun is { } run ? RunJson.Of(run) : null,
    };

    private static JsonObject Dataset(DatasetStatus dataset) => new()
    {
        ["dataset"] = dataset.Dataset,
        ["title"] = dataset.Title,
        ["picked"] = dataset.Enabled,
        ["rows"] = dataset.Rows,
        ["partitions"] = dataset.Partitions,
        ["asOf"] = JsonOutput.Time(dataset.AsOf),
        ["complete"] = RunJson.Range(dataset.Complete),
        ["gaps"] = dataset.Gaps,
        ["refresh"] = RefreshInterval.Format(dataset.RefreshEvery),
        ["nextAt"] = JsonOutput.Time(dataset.NextAt),
        ["proof"] = RunJson.Proof(dataset.Proof),
        ["error"] = RunJson.Error(dataset.Error),
    };
}
