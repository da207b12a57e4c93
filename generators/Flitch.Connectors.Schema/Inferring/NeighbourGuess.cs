using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What the connector's other objects tell about one that is to stand beside them.</summary>
internal static class NeighbourGuess
{
    /// <summary>The path, when they all end in the name of a call.</summary>
    public static string? Path(InferenceOptions options)
    {
        var folders = options.Neighbours.Select(n => n.Request.Path.Substring(0, n.Request.Path.LastIndexOf('/') + 1)).Distinct().ToList();
        return folders.Count == 1 && options.Call is { } call ? folders[0] + call : null;
    }

    public static string? Method(InferenceOptions options) => Unanimous(options.Neighbours.Select(n => n.Request.Method));

    /// <summary>What most calls cost; 0 where the connector has no counter; null when nothing is known.</summary>
    public static int? Cost(InferenceOptions options) =>
        options.Connector is { Tiers.Count: 0 } ? 0
        : options.Neighbours.Count == 0 ? null
        : options.Neighbours.GroupBy(n => n.Request.Cost).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    /// <summary>The object whose name is nearest and that needs a permission: the new one probably needs the same.</summary>
    public static ObjectSpec? Kin(InferenceOptions options)
    {
        var words = NameWords.Of(options.Object);
        return options.Neighbours.Where(n => n.Request.Permission is not null)
            .Select(n => (Object: n, Words: NameWords.Of(n.Name)))
            .Select(n => (n.Object, Shared: n.Words.Count(words.Contains), n.Words.Count))
            .Where(n => n.Shared > 0)
            .OrderByDescending(n => n.Shared)
            .ThenBy(n => n.Count)
            .Select(n => n.Object)
            .FirstOrDefault();
    }

    /// <summary>The paging of those that page.</summary>
    public static PagingSpec? Paging(InferenceOptions options, PagingStyle style)
    {
        var all = options.Neighbours.Select(n => n.Paging).Where(p => p.Style == style).ToList();
        return Unanimous(all.Select(p => p.Parameter)) is null ? null : all[0];
    }

    /// <summary>An object that is read along a time, when all such have the same parameters.</summary>
    public static RefreshSpec? Refresh(InferenceOptions options)
    {
        var all = options.Neighbours.Select(n => n.Refresh).Where(r => r.Mode == RefreshMode.Incremental).ToList();
        return Unanimous(all.Select(r => r.From + "\n" + r.To)) is null ? null : all[0];
    }

    private static string? Unanimous(IEnumerable<string?> values) => values.Distinct().ToList() is { Count: 1 } one ? one[0] : null;
}
