using Flitch.Connectors;
using Flitch.Host.Web.Datasets;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Web.Live;

/// <summary>The head of one open dataset page: how the dataset stands, and whether rows came that the page does not show.</summary>
internal sealed class LiveDataset(DatasetDesk desk, Parts parts)
{
    /// <summary>Sends the head when it has changed, until the connection or the dataset is gone.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="view">The view that is looked at.</param>
    /// <param name="stamp">What the page shows.</param>
    public Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> Of(string connection, string view, string stamp)
    {
        ConnectionStatus? seen = null;
        string? last = null;
        return async all =>
        {
            if (all.FirstOrDefault(s => s.Connection.Name == connection) is not { } status)
            {
                return null;
            }

            if (ReferenceEquals(status, seen))
            {
                return [];
            }

            seen = status;
            if (await RenderAsync(status, view, stamp) is not { } html)
            {
                return null;
            }

            var isSame = html == last;
            last = html;
            return isSame ? [] : [new LivePart(LivePart.Whole, html)];
        };
    }

    private async Task<string?> RenderAsync(ConnectionStatus status, string view, string stamp)
    {
        try
        {
            var head = await desk.HeadAsync(status, view, CancellationToken.None);
            return await parts.RenderAsync<DatasetFacts>(new() { [nameof(DatasetFacts.Head)] = head, [nameof(DatasetFacts.Stamp)] = stamp });
        }
        catch (FlitchException e) when (e.Error.Kind == ErrorKind.Usage)
        {
            return null; // the dataset is not kept any more
        }
    }
}
