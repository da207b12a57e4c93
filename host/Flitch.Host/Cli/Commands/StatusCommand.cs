using System.CommandLine;
using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Status;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch status [NAME]</c></summary>
internal sealed class StatusCommand : CliCommand
{
    private static readonly string[] Columns = ["Dataset", "#Rows", "As of (UTC)"];
    private static readonly string[] WideColumns = ["Complete from", "Refresh"];
    private readonly Argument<string?> name = new("name") { Description = "The connection. Default: all.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => null };

    /// <summary>Makes the command.</summary>
    public StatusCommand()
        : base("status", "Say how connections and datasets stand. Calls nobody.", "flitch status", "flitch status main --json") => Add(name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var service = context.Host.Service<StatusService>();
        var all = context.Value(name) is { } one ? [await service.GetAsync(one, cancellationToken)] : await service.ListAsync(cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs<IReadOnlyList<StatusJson>>(context.Console, [.. all.Select(StatusJson.Of)]);
        else if (all.Count == 0)
            context.Console.Line($"No connections yet. Add one: {Invocation.Name} connection add kraken --name main");
        foreach (var status in context.Json ? [] : all)
            Print(context.Console, status);
        return ExitCodes.Ok;
    }

    private static void Print(CliConsole console, ConnectionStatus status)
    {
        console.Heading(status.Connection.Name, $" ({status.Connection.Title}), connector {status.Connection.Connector}{LastRun(status)}");
        var isWide = Tables.IsWide(console);
        var table = Tables.New([.. Columns, .. isWide ? WideColumns : [], "Next (UTC)", "State"]);
        foreach (var dataset in status.Datasets)
            table.AddRow([.. Cells(dataset, isWide)]);
        console.Out.Write(table);
        foreach (var dataset in status.Datasets)
            ProofText.Explain(console, dataset.Dataset, dataset.Proof);
        foreach (var dataset in status.Datasets.Where(d => d.Error is not null))
            Notice.Problem(console.Out, $"{dataset.Dataset}: {dataset.Error!.Summary}", dataset.Error.Fix);
    }

    private static IEnumerable<IRenderable> Cells(DatasetStatus d, bool isWide)
    {
        yield return new Text(d.Dataset);
        yield return Tables.Number(d.Rows);
        yield return new Text(isWide ? Times.Second(d.AsOf) : Times.Minute(d.AsOf));
        if (isWide)
        {
            yield return new Text(From(d));
            yield return new Text(d.Enabled ? RefreshInterval.Format(d.RefreshEvery) : "not kept");
        }
        yield return new Text(d.SwitchedOffAt is not null ? "switched off" : d.NextAt is null ? "off" : Times.Minute(d.NextAt));
        yield return State(d);
    }

    private static string LastRun(ConnectionStatus status) =>
        status.LastRun is { } run ? $", last run {Times.Second(run.StartedAt)} UTC: {JsonOutput.Name(run.State)}" : string.Empty;

    private static string From(DatasetStatus dataset) => dataset.Complete switch
    {
        null => "–",
        { From: null } => "the beginning",
        { From: { } from } => Times.Second(from),
    };

    private static IRenderable State(DatasetStatus dataset) => dataset switch
    {
        { Error: { } error } when ConnectionErrors.NeedsReconnecting(error) => Tables.Colored("✗ reconnect", Color.Red),
        { Error: not null } => Tables.Colored("✗ failed", Color.Red),
        { Gaps: > 0 } => Tables.Colored(dataset.Gaps == 1 ? "1 gap" : $"{dataset.Gaps} gaps", Color.Yellow),
        { AsOf: null } => Tables.Colored("never refreshed", Color.Grey),
        { Proof: not null } => ProofText.Cell(dataset.Proof),
        _ => Tables.Colored("✓ ready", Color.Green),
    };
}
