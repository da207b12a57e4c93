using Flitch.Connectors;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Notifications;

/// <summary>Delivers a notice by every way that is set up: up to three attempts each, of ten seconds at most. What came of it is kept, and never thrown.</summary>
internal sealed partial class NoticeDelivery(IEnumerable<INoticeChannel> channels, NoticeStore store, TimeProvider clock, ILogger<NoticeDelivery> log)
{
    /// <summary>How long an attempt may take.</summary>
    internal static readonly TimeSpan AttemptTime = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before the second and third attempt.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)];

    private readonly IReadOnlyList<INoticeChannel> _channels = [.. channels];

    /// <summary>Delivers it.</summary>
    /// <returns>What came of it by each way that is set up.</returns>
    public async Task<IReadOnlyList<NoticeOutcome>> DeliverAsync(Notice notice, NoticeSettings settings, int attempts, CancellationToken cancellationToken) =>
        await Task.WhenAll(_channels.Where(c => c.IsOn(settings)).Select(c => DeliverAsync(c, notice, settings, attempts, cancellationToken)));

    private async Task<NoticeOutcome> DeliverAsync(INoticeChannel channel, Notice notice, NoticeSettings settings, int attempts, CancellationToken cancellationToken)
    {
        var made = 1;
        var attempt = await TryAsync(channel, notice, settings, cancellationToken);
        while (attempt is { Delivered: false, Again: true } && made < attempts)
        {
            await Task.Delay(Pauses[made - 1], clock, cancellationToken);
            attempt = await TryAsync(channel, notice, settings, cancellationToken);
            made++;
        }

        var outcome = new NoticeOutcome(channel.Name, clock.GetUtcNow(), notice.Event, attempt.Delivered, made, attempt.Text);
        await KeepAsync(notice, outcome);
        return outcome;
    }

    private async Task<NoticeAttempt> TryAsync(INoticeChannel channel, Notice notice, NoticeSettings settings, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AttemptTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await channel.TryAsync(notice, settings, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NoticeAttempt(false, true, $"No answer came within {AttemptTime.TotalSeconds:0} seconds.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Defect(log, channel.Name, e);
            return new NoticeAttempt(false, false, "It could not be sent; the log says more.");
        }
    }

    private async Task KeepAsync(Notice notice, NoticeOutcome outcome)
    {
        if (outcome.Delivered)
        {
            Delivered(log, notice.Event, notice.Connection, outcome.Channel, outcome.Attempts);
        }
        else
        {
            NotDelivered(log, notice.Event, notice.Connection, outcome.Channel, outcome.Attempts, outcome.Text);
        }

        try
        {
            await store.KeepAsync(outcome, CancellationToken.None);
        }
        catch (FlitchException e)
        {
            NotKept(log, e.Error.Summary);
        }
    }

    [LoggerMessage(3300, LogLevel.Information, "Told {Event} of {Connection} by {Channel}, attempts: {Attempts}")]
    private static partial void Delivered(ILogger log, string @event, string? connection, string channel, int attempts);

    [LoggerMessage(3301, LogLevel.Warning, "Could not tell {Event} of {Connection} by {Channel}, attempts: {Attempts}: {Text}")]
    private static partial void NotDelivered(ILogger log, string @event, string? connection, string channel, int attempts, string text);

    [LoggerMessage(3302, LogLevel.Critical, "Unexpected error while telling by {Channel}")]
    private static partial void Defect(ILogger log, string channel, Exception exception);

    [LoggerMessage(3303, LogLevel.Warning, "What came of a notice could not be kept: {Summary}")]
    private static partial void NotKept(ILogger log, string summary);
}
