using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;
using Flitch.Pipeline.Secrets;
using Flitch.Pipeline.Telemetry;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.RequestLogs;
using Flitch.Storage.Views;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Carries a run through: its row in the catalogue, its heartbeat, its datasets one after the other, and its end.</summary>
internal sealed class RunExecutor(
    DataFolder folder, RunStore runs, AskedRefreshStore asked, ConnectionStore connections, SecretStore secrets, SwitchedOffSchedules switchedOff,
    PipelineOptions options, PipelineTelemetry telemetry, TimeProvider clock, ILogger<RunExecutor> log)
{
    /// <summary>Refreshes. The caller holds the connection's lock.</summary>
    public Task<RunReport> RunAsync(RunRequest request, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken) =>
        RunAsync(RunKind.Refresh, request, RefreshAsync, listener, cancellationToken);

    /// <summary>Does something as a run of its own. The caller holds the connection's lock.</summary>
    public async Task<RunReport> RunAsync(
        RunKind kind, RunRequest request, RunWork work, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var run = new RunReport
        {
            RunId = RunId.New(now),
            Connection = request.Connection.Name,
            State = RunState.Running,
            StartedAt = now,
            Kind = kind,
            Trigger = request.Options.Trigger,
        };
        await runs.BeginAsync(RunMapping.Begin(run), cancellationToken);
        var spans = telemetry.Begin(run, request.Connection.Connector);
        RunLog.Began(log, run.RunId, run.Connection, string.Join(", ", request.Tasks.Select(t => t.Object.Name)));
        var ended = await CarryAsync(run, spans, request, work, listener, cancellationToken);
        RunLog.Ended(log, ended.RunId, ended.Connection, ended.State, ended.Added, ended.Calls);
        var saved = await SaveEndAsync(ended);
        spans.Ended(saved, await FailuresInARowAsync(saved));
        return saved;
    }

    private async Task<RunReport> CarryAsync(
        RunReport run, RunTelemetry spans, RunRequest request, RunWork work, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        var tallies = request.Tasks.Select(t => new DatasetTally(t.Object.Name)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ErrorInfo? error = null;
        try
        {
            error = await WorkAsync(run, spans, request, work, tallies, listener, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return await EndAsync(run with { State = RunState.Cancelled }, request, tallies);
        }
        catch (FlitchException e)
        {
            error = e.Error;
        }

        return await EndAsync(run with { State = StateOf(tallies), Error = error }, request, tallies);
    }

    private async Task<ErrorInfo?> WorkAsync(
        RunReport run, RunTelemetry spans, RunRequest request, RunWork work, List<DatasetTally> tallies, IProgress<RefreshProgress>? listener,
        CancellationTokenSource stop)
    {
        var fields = FormValues.Check(request.Connector, CredentialReader.Read(request.Connection, secrets)).All;
        await using var requestLog = new RequestLog(folder, run.Connection, run.RunId);
        var pace = CallPace.Of(request.Connector.Descriptor, fields);
        var progress = new ProgressTracker(run, tallies, pace, requestLog.Add, listener, clock);
        progress.Begin(null); // who listens learns the run's id before the service is called
        await using var connector = request.Connector.Factory.Create(fields, new ObservedCalls(progress, spans));
        await using var heart = new RunHeart(runs, progress, requestLog, run.RunId, stop.Cancel, clock, log);
        return await work(run, Scope(run, request, connector, requestLog, progress) with { Telemetry = spans }, request, tallies, stop.Token);
    }

    /// <summary>Refreshes the datasets, and between their pages those that others ask for.</summary>
    private async Task<ErrorInfo?> RefreshAsync(
        RunReport run, RunScope common, RunRequest request, List<DatasetTally> tallies, CancellationToken cancellationToken)
    {
        await common.Key!.ProveAsync(common.Connector, request.Connector.Descriptor, cancellationToken);
        var interludes = new Interludes(new RunInbox(asked, run, clock, log));
        var scope = common with { YieldAsync = (_, stopped) => interludes.ServeAsync(last: false, stopped) };
        await using var turns = interludes.Turns = new RunTurns(scope, request, tallies);
        return await new RunCourse(scope, turns, interludes, stopped => runs.SaveAsync(scope.RunId, turns.Reports, stopped)).RunAsync(cancellationToken);
    }

    private RunScope Scope(RunReport run, RunRequest request, IConnector connector, RequestLog requestLog, ProgressTracker progress) => new()
    {
        RunId = run.RunId,
        Folder = folder,
        Connection = new ConnectionName(run.Connection, request.Connection.Connector),
        Connector = connector,
        FlushLogAsync = requestLog.FlushAsync,
        Key = new KeyKnowledge(request.Connection, connections, clock),
        Progress = progress,
        Options = options,
        Signs = new VariantSigns(request.Connector.Descriptor),
        Refresh = request.Options,
        Clock = clock,
        Logger = log,
    };

    private async Task<RunReport> EndAsync(RunReport run, RunRequest request, List<DatasetTally> tallies)
    {
        foreach (var tally in tallies.Where(t => t.Manifest is null))
        {
            tally.Manifest = await Peek.ManifestAsync(folder, new DatasetName(request.Connection.Name, tally.Dataset));
        }

        return run with { EndedAt = clock.GetUtcNow(), Datasets = [.. tallies.Select(t => t.Report())] };
    }

    /// <summary>Saves the end. Where that fails the run is still told, with the reason; its row will be found interrupted.</summary>
    private async Task<RunReport> SaveEndAsync(RunReport run)
    {
        try
        {
            await ViewsFile.WriteAsync(folder, CancellationToken.None);
            switchedOff.Tell(run.Connection, await runs.EndAsync(run, CancellationToken.None), run.Errors is [var first, ..] ? first : null);
            return run;
        }
        catch (FlitchException e)
        {
            return run with { Error = run.Error ?? e.Error };
        }
    }

    /// <summary>Told from the catalogue, which knows of other processes and earlier days; not at all where nobody listens.</summary>
    private async Task<int?> FailuresInARowAsync(RunReport run)
    {
        if (!telemetry.Meter.CountsFailures || run.Kind != RunKind.Refresh)
        {
            return null;
        }

        try
        {
            var last = await runs.ListAsync(new RunQuery { Connection = run.Connection, Kind = RunKind.Refresh }, 0, 100, CancellationToken.None);
            var states = last.Select(r => RunMapping.Show(r).State).Where(s => s is not (RunState.Cancelled or RunState.Running));
            return states.TakeWhile(s => s is RunState.Failed or RunState.Interrupted).Count();
        }
        catch (FlitchException)
        {
            return null; // what cannot be read cannot be told; the run itself stands
        }
    }

    private static RunState StateOf(List<DatasetTally> tallies) =>
        tallies.TrueForAll(t => t.Succeeded) ? RunState.Succeeded : tallies.Exists(t => t.Succeeded) ? RunState.Partial : RunState.Failed;
}
