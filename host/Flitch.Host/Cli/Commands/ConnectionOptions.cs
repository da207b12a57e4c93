using System.CommandLine;
using Flitch.Pipeline.Connections;

namespace Flitch.Host.Cli.Commands;

/// <summary>Options that adding and editing a connection share.</summary>
internal sealed class ConnectionOptions
{
    /// <summary>Values of the form's fields.</summary>
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Set a field of the connector's form; repeat it for more. A secret is given as FIELD=env:NAME, FIELD=file:PATH or FIELD=- (standard input), never in clear.",
        HelpName = "FIELD=VALUE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>A name for people.</summary>
    public Option<string?> Title { get; } = new("--title") { Description = "A free name for people; can be changed later.", HelpName = "TEXT" };

    /// <summary>The datasets to pick.</summary>
    public Option<string?> Datasets { get; } = new("--datasets")
    {
        Description = "The datasets to keep, separated by commas, or all. Without it: all that the key may read.",
        HelpName = "A,B|all",
    };

    /// <summary>How often to refresh.</summary>
    public Option<string[]> Refresh { get; } = new("--refresh")
    {
        Description = "Refresh by itself this often: off, 15m, 1h, 1d, 1w. Default: off. DATASET=INTERVAL is for that dataset only; repeat it for more. Schedules run while flitch serve does.",
        HelpName = "INTERVAL",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Saves without calling.</summary>
    public Option<bool> NoTest { get; } = new("--no-test") { Description = "Save without testing the credentials." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Set, Title, Datasets, Refresh, NoTest })
            command.Options.Add(option);
    }

    /// <summary>The datasets that were named; null for those that the test calls ready.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="all">What <c>all</c> means.</param>
    public IReadOnlyList<string>? DatasetsOf(CommandContext context, IEnumerable<string> all) => context.Value(Datasets) switch
    {
        null => null,
        "all" => [.. all],
        var list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    /// <summary>Whether an interval for all datasets was given.</summary>
    /// <param name="context">The command line.</param>
    public bool SetsAll(CommandContext context) => context.Value(Refresh)!.Any(r => !r.Contains('=', StringComparison.Ordinal));

    /// <summary>The interval that was given for all datasets; null for off.</summary>
    /// <param name="context">The command line.</param>
    public TimeSpan? RefreshOf(CommandContext context) =>
        context.Value(Refresh)!.LastOrDefault(r => !r.Contains('=', StringComparison.Ordinal)) is { } text ? RefreshInterval.Parse(text) : null;

    /// <summary>The intervals that were given for single datasets.</summary>
    /// <param name="context">The command line.</param>
    public Dictionary<string, TimeSpan?> IntervalsOf(CommandContext context) => context.Value(Refresh)!
        .Select(r => r.Split('=', 2)).Where(p => p.Length == 2).GroupBy(p => p[0].Trim()).ToDictionary(g => g.Key, g => RefreshInterval.Parse(g.Last()[1].Trim()));
}
