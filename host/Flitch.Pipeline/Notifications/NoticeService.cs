using Flitch.Connectors;

namespace Flitch.Pipeline.Notifications;

/// <summary>Shows, sets and tries where notices go.</summary>
public sealed class NoticeService
{
    private readonly NoticeStore _store;
    private readonly NoticeDesk _desk;

    internal NoticeService(NoticeStore store, NoticeDesk desk) => (_store, _desk) = (store, desk);

    /// <summary>What is set, without secrets.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<NoticeStatus> GetAsync(CancellationToken cancellationToken)
    {
        var fields = await _store.ReadAsync(cancellationToken);
        var last = new List<NoticeOutcome>();
        foreach (var channel in new[] { "webhook", "mail" })
        {
            if (await _store.LastAsync(channel, cancellationToken) is { } outcome)
            {
                last.Add(outcome);
            }
        }

        return new NoticeStatus(
            fields.Where(f => !NoticeFields.Sealed.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value),
            [.. NoticeFields.Sealed.Where(fields.ContainsKey)],
            fields.GetValueOrDefault(NoticeFields.WebhookUrl) is { } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null,
            last);
    }

    /// <summary>Changes what is set.</summary>
    /// <param name="changes">New values by field, secrets in clear; an empty one takes a field away. Fields not named keep theirs.</param>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    /// <exception cref="FlitchException">An unknown, missing or wrong field (usage).</exception>
    public async Task<NoticeStatus> SetAsync(IReadOnlyDictionary<string, string> changes, CancellationToken cancellationToken)
    {
        await _store.SaveAsync(NoticeForm.Check(await _store.ReadAsync(cancellationToken), changes), cancellationToken);
        return await GetAsync(cancellationToken);
    }

    /// <summary>Forgets what is set, and sets these values; helps where the keyring that sealed the old ones is lost.</summary>
    /// <param name="fields">Values by field, secrets in clear.</param>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    /// <exception cref="FlitchException">An unknown, missing or wrong field (usage).</exception>
    public async Task<NoticeStatus> ReplaceAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        await _store.SaveAsync(NoticeForm.Check(new Dictionary<string, string>(), fields), cancellationToken);
        return await GetAsync(cancellationToken);
    }

    /// <summary>Sends a test by every way that is set up, once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came of it by each way.</returns>
    /// <exception cref="FlitchException">Nothing is set up (usage).</exception>
    public async Task<IReadOnlyList<NoticeOutcome>> TestAsync(CancellationToken cancellationToken) =>
        await _desk.TestAsync(cancellationToken) is { Count: > 0 } outcomes ? outcomes : throw new FlitchException(
            "usage:no-notices", ErrorKind.Usage, "Neither a webhook nor a mail server is set, so that notices go nowhere.", "Set webhook_url, or mail_host with mail_from and mail_to.");
}
