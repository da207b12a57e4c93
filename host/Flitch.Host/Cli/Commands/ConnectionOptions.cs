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
    public Option<string?> Refresh { get; } = new("--refresh") { Description = "Refresh by itself this often: off, 15m, 1h, 1d. Default: off.", HelpName = "INTERVAL" };

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

    /// <summary>The interval that was given; null for off.</summary>
    /// <param name="context">The command line.</param>
    public TimeSpan? RefreshOf(CommandContext context) => context.Value(Refresh) is { } text ? RefreshInterval.Parse(text) : null;
}
