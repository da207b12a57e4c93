using Flitch.Pipeline.Connections;

namespace Flitch.Host.Web.Api;

/// <summary>What changes in a connection; what is left out stays.</summary>
internal sealed record ConnectionChange
{
    /// <summary>The new name for people.</summary>
    public string? Title { get; init; }

    /// <summary>New values by field name, secrets in clear. An empty text goes back to the field's default.</summary>
    public Dictionary<string, string>? Fields { get; init; }

    /// <summary>Does not write the fields: they can hold secrets.</summary>
    public override string ToString() => Title ?? "no title";

    /// <summary>What the pipeline is asked.</summary>
    public ConnectionEdit Edit() => new() { Title = Title, Fields = Fields is { Count: > 0 } ? Fields : null };
}
