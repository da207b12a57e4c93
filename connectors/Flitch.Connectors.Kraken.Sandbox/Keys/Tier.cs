namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>How many calls a verification level allows.</summary>
/// <param name="Name">As the option spells it.</param>
/// <param name="Maximum">Of the counter; 0 for no limit.</param>
/// <param name="DecayThousandths">What the counter loses per second, in thousandths.</param>
internal sealed record Tier(string Name, int Maximum, int DecayThousandths)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Tier> All { get; } = [new("starter", 15, 330), new("intermediate", 20, 500), new("pro", 20, 1000), new("none", 0, 0)];

    /// <summary>The tier of a name.</summary>
    public static Tier? Find(string name) => All.FirstOrDefault(tier => tier.Name == name);
}
