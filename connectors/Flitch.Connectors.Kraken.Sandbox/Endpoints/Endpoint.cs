namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>One method of the API.</summary>
/// <param name="name">As in the path.</param>
/// <param name="cost">What a call adds to the counter.</param>
/// <param name="anyOf">A key needs one of these permissions; none when empty.</param>
internal abstract class Endpoint(string name, int cost, params string[] anyOf)
{
    /// <summary>As in the path.</summary>
    public string Name { get; } = name;

    /// <summary>What a call adds to the counter.</summary>
    public int Cost { get; } = cost;

    /// <summary>A key needs one of these permissions.</summary>
    public IReadOnlyList<string> AnyOf { get; } = anyOf;

    /// <summary>Whether it is called by GET and without a key.</summary>
    public virtual bool IsPublic => false;

    /// <summary>Writes the value of <c>result</c>.</summary>
    /// <returns>Null, or the error to answer instead of what was written.</returns>
    public abstract string? Answer(EndpointCall call);
}
