namespace Flitch.Pipeline.Connections;

/// <summary>What a person gives to add a connection.</summary>
/// <param name="Connector">The connector's name, for example <c>kraken</c>.</param>
/// <param name="Name">The slug.</param>
/// <param name="Fields">The form's values by field name, secrets in clear. Defaults are filled in; unknown names are refused.</param>
public sealed record ConnectionRequest(string Connector, string Name, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Name for people; the slug when null.</summary>
    public string? Title { get; init; }

    /// <summary>The objects to pick; null for all that the test calls ready (all of the connector without a test).</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>How often the datasets refresh by themselves; null for off.</summary>
    public TimeSpan? RefreshEvery { get; init; }

    /// <summary>How often single datasets refresh, by name, null for off; they come after <see cref="RefreshEvery"/>. Null changes none.</summary>
    public IReadOnlyDictionary<string, TimeSpan?>? Intervals { get; init; }

    /// <summary>Saves without calling the service.</summary>
    public bool NoTest { get; init; }

    /// <summary>Does not write the fields: they can hold secrets.</summary>
    public override string ToString() => $"{Connector} as {Name}";
}
