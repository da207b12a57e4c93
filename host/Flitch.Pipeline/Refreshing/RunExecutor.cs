using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Secrets;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.RequestLogs;
using Flitch.Storage.Views;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Carries a run through: its row in the catalogue, its heartbeat, its datasets one after the other, and its end.</summary>
internal sealed class RunExecutor(
    DataFolder folder, RunStore runs, AskedRefreshStore asked, SecretStore secrets, PipelineOptions options, TimeProvider clock, ILogger<RunExecutor> log)
{
    /// <summary>The caller holds the connection's lock.</summary>
    public async Task<RunReport> RunAsync(RunRequest request, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var run = new RunReport
        {
            RunId = RunId.New(now), Connection = request.Connection.Name, State = RunState.Running, StartedAt = now, Trigger = request.Options.Trigger,
        };
        await runs.BeginAsync(RunMapping.Begin(run), cancellationToken);
        RunLog.Began(log, run.RunId, run.Connection, string.Join(", ", request.Tasks.Select(t => t.Object.Name)));
        var ended = await CarryAsync(run, request, listener, cancellationToken);
        RunLog.Ended(log, ended.RunId, ended.Connection, ended.State, ended.Added, ended.Calls);
        return await SaveEndAsync(ended);
    }

    private async Task<RunReport> CarryAsync(RunReport run, RunRequest request, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        var tallies = request.Tasks.Select(t => new DatasetTally(t.Object.Name)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ErrorInfo? error = null;
        try
        {
            error = await RefreshAllAsync(run, request, tallies, listener, stop);
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

    /// <summary>Refreshes the datasets.</summary>
    /// <returns>The error that stopped the run; null when it went through, whatever became of single datasets.</returns>
    private async Task<ErrorInfo?> RefreshAllAsync(
        RunReport run, RunRequest request, List<DatasetTally> tallies, IProgress<RefreshProgress>? listener, CancellationTokenSource stop)
    {
        var fields = FormValues.Check(request.Connector, CredentialReader.Read(request.Connection, secrets)).All;
        await using var requestLog = new RequestLog(folder, run.Connection, run.RunId);
        var pace = CallPace.Of(request.Connector.Descriptor, fields);
        var progress = new ProgressTracker(run, tallies, pace, requestLog.Add, listener, clock);
        await using var connector = request.Connector.Factory.Create(fields, progress);
        await using var heart = new RunHeart(runs, progress, run.RunId, stop.Cancel, clock, log);
        var interludes = new Interludes(new RunInbox(asked, run, clock, log));
        var scope = Scope(run, request, connector, requestLog, progress) with { YieldAsync = (_, stopped) => interludes.ServeAsync(last: false, stopped) };
        await using var turns = interludes.Turns = new RunTurns(scope, request, tallies);
        return await new RunCourse(scope, turns, interludes, stopped => runs.SaveAsync(run.RunId, turns.Reports, stopped)).RunAsync(stop.Token);
    }

    private RunScope Scope(RunReport run, RunRequest request, IConnector connector, RequestLog requestLog, ProgressTracker progress) => new()
    {
        RunId = run.RunId,
        Folder = folder,
        Connection = new ConnectionName(run.Connection, request.Connection.Connector),
        Connector = connector,
        FlushLogAsync = requestLog.FlushAsync,
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
            await runs.EndAsync(run, CancellationToken.None);
            return run;
        }
        catch (FlitchException e)
        {
            return run with { Error = run.Error ?? e.Error };
        }
    }

    private static RunState StateOf(List<DatasetTally> tallies) =>
        tallies.TrueForAll(t => t.Succeeded) ? RunState.Succeeded : tallies.Exists(t => t.Succeeded) ? RunState.Partial : RunState.Failed;
}
