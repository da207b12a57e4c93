using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flitch.Host.Dashboards;
using Flitch.Host.Web.Live;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Web.Shared;

/// <summary>Tells a visitor's open page that datasets have changed, and nothing of how; and that its link was revoked: its tiles then ask, and are told so.</summary>
/// <param name="door">Knows whether the link still opens.</param>
/// <param name="look">What the page shows.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class SharedNews(SharedDoor door, DashboardLook look, CancellationToken cancellationToken)
{
    private readonly IReadOnlyList<string> _datasets = look.Status is { } status ? TileDatasets.Of(look.Dashboard, status) : [];
    private string? _last;
    private bool _hasEnded;

    /// <summary>What to send; null once the link has ended.</summary>
    /// <param name="all">How connections stand.</param>
    public async Task<IReadOnlyList<LivePart>?> ChangedAsync(IReadOnlyList<ConnectionStatus> all)
    {
        if (_hasEnded)
        {
            return null;
        }

        _hasEnded = !await door.IsOpenAsync(look.Shared!.Token, cancellationToken);
        var now = News(_hasEnded ? null : all.FirstOrDefault(s => s.Connection.Name == look.Connection));
        IReadOnlyList<LivePart> parts = now == _last ? [] : [new LivePart("news", now)];
        _last = now;
        return parts;
    }

    private string News(ConnectionStatus? status) => JsonSerializer.Serialize(_datasets.ToDictionary(d => d, d => Mark(status?.Datasets.FirstOrDefault(s => s.Dataset == d))));

    private static string Mark(DatasetStatus? dataset) => dataset is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{dataset.AsOf:O} {dataset.Rows} {dataset.Complete?.From:O} {dataset.Gaps} {dataset.Error?.Code}"))))[..16];
}
