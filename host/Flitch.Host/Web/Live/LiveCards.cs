using Flitch.Host.Web.Data;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Web.Live;

/// <summary>The live part of one open data page: all connections at first and whenever one comes or goes, else only the cards that changed.</summary>
internal sealed class LiveCards(LiveHtml html, Parts parts)
{
    private readonly Dictionary<string, string> _sent = new(StringComparer.Ordinal);
    private IReadOnlyList<ConnectionStatus>? _last;

    /// <summary>What to send.</summary>
    /// <param name="all">The connections as they stand.</param>
    public async Task<IReadOnlyList<LivePart>?> ChangedAsync(IReadOnlyList<ConnectionStatus> all)
    {
        var before = _last;
        _last = all;
        var changed = new List<LivePart>();
        foreach (var status in all.Except(before ?? [], ReferenceEqualityComparer.Instance).Cast<ConnectionStatus>())
        {
            var card = await html.CardAsync(status);
            if (_sent.GetValueOrDefault(status.Connection.Name) != card)
            {
                _sent[status.Connection.Name] = card;
                changed.Add(new LivePart(LivePart.One, card));
            }
        }

        return before is not null && Names(before).SequenceEqual(Names(all)) ? changed : [new LivePart(LivePart.Whole, await WholeAsync(all))];
    }

    private static IEnumerable<string> Names(IEnumerable<ConnectionStatus> all) => all.Select(s => s.Connection.Name);

    private async Task<string> WholeAsync(IReadOnlyList<ConnectionStatus> all) => all.Count > 0
        ? string.Concat(await Task.WhenAll(all.Select(html.CardAsync)))
        : await parts.RenderAsync<ConnectionCards>(new() { [nameof(ConnectionCards.Connections)] = all });
}
