using Flitch.Connectors;
using Flitch.Pipeline.Notifications;

namespace Flitch.Pipeline.Display;

/// <summary>How a person wants to see things. Kept in the catalogue, so that all browsers of one Flitch show the same; what is stored stays in UTC.</summary>
public sealed class DisplaySettings
{
    private const string ZoneName = "display_time_zone";
    private readonly SettingsTable _settings;
    private volatile TimeZoneInfo? _zone;

    internal DisplaySettings(SettingsTable settings) => _settings = settings;

    /// <summary>The time zone in which times are shown; UTC where none was chosen, or where this machine does not know the one that was.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken) =>
        _zone ??= await _settings.GetAsync(ZoneName, cancellationToken) is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Chooses the time zone.</summary>
    /// <param name="id">Its IANA name, for example <c>Europe/Berlin</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public async Task ChooseZoneAsync(string id, CancellationToken cancellationToken)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            throw new FlitchException("usage:time-zone", ErrorKind.Usage, $"No time zone is called \"{id}\".", "Write its IANA name, for example Europe/Berlin, or UTC.");
        }

        await _settings.SetAsync(ZoneName, zone.Id == TimeZoneInfo.Utc.Id ? null : id, cancellationToken);
        _zone = zone;
    }
}
