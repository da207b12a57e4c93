using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Secrets;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Notifications;

/// <summary>What is set about notices, and what came of the last ones, in the catalogue. Secrets are sealed.</summary>
internal sealed class NoticeStore(SettingsTable settings, SecretStore secrets)
{
    private const string Plain = "notices";
    private const string SealedOnes = "notices_sealed";
    private const string Outcome = "notices_outcome:";

    /// <summary>All values by field, secrets in clear.</summary>
    /// <exception cref="FlitchException">The keyring that sealed them is gone or another.</exception>
    public async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var fields = Fields(await settings.GetAsync(Plain, cancellationToken));
        if (await settings.GetAsync(SealedOnes, cancellationToken) is { } sealedText)
        {
            foreach (var (field, value) in secrets.OpenSetting(SealedOnes, sealedText))
            {
                fields[field] = value;
            }
        }

        return fields;
    }

    public Task SaveAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var hidden = fields.Where(f => NoticeFields.Sealed.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value);
        var shown = fields.Where(f => !NoticeFields.Sealed.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value);
        return settings.SetAsync(
            new Dictionary<string, string?>
            {
                [Plain] = JsonSerializer.Serialize(shown, PipelineJson.Default.DictionaryStringString),
                [SealedOnes] = hidden.Count == 0 ? null : secrets.SealSetting(SealedOnes, hidden),
            },
            cancellationToken);
    }

    public async Task<NoticeOutcome?> LastAsync(string channel, CancellationToken cancellationToken) =>
        await settings.GetAsync(Outcome + channel, cancellationToken) is { } json ? JsonSerializer.Deserialize(json, PipelineJson.Default.NoticeOutcome) : null;

    public Task KeepAsync(NoticeOutcome outcome, CancellationToken cancellationToken) =>
        settings.SetAsync(Outcome + outcome.Channel, JsonSerializer.Serialize(outcome, PipelineJson.Default.NoticeOutcome), cancellationToken);

    private static Dictionary<string, string> Fields(string? json) =>
        json is null ? new(StringComparer.Ordinal) : JsonSerializer.Deserialize(json, PipelineJson.Default.DictionaryStringString)!;
}
