using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// Has the catalogue follow the plugin folder while the host runs: a folder that is new, changed or gone is loaded, exchanged or let go of without a restart, once
/// its files have stood still for a moment. For hosts that stay; a command looks once, when it begins.
/// </summary>
/// <param name="catalog">What follows.</param>
/// <param name="options">Where the plugin folder is.</param>
/// <param name="clock">Measures the waits.</param>
/// <param name="log">Hears of failures.</param>
public sealed class PluginWatcher(PluginCatalog catalog, PipelineOptions options, TimeProvider clock, ILogger<PluginWatcher> log) : BackgroundService
{
    /// <summary>How often the folder is looked at when the system tells nothing.</summary>
    internal TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a folder's files must not have changed before it is loaded.</summary>
    internal TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Loads what changed, as soon as it stands still.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        while (catalog.Scan() is { } before && catalog.Differs(before))
        {
            await Task.Delay(Quiet, clock, cancellationToken);
            if (catalog.Scan()?.Since(before) is { } after && catalog.Differs(after))
            {
                await catalog.FollowAsync(after);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = new PluginFolderChanges();
        if (changes.Watch(options.PluginFolder) is { } reason)
        {
            PluginLog.NotWatched(log, options.PluginFolder, Poll.TotalSeconds, reason);
        }

        while (true)
        {
            await TryLookAsync(stoppingToken);
            await changes.WaitAsync(Poll, clock, stoppingToken);
        }
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next look may go better; a host must not end over it.
            PluginLog.LookFailed(log, e);
        }
    }
}
