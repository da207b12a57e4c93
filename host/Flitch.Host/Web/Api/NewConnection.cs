using Flitch.Pipeline.Connections;

namespace Flitch.Host.Web.Api;

/// <summary>A connection to add.</summary>
internal sealed record NewConnection
{
    /// <summary>The connector's name, for example <c>kraken</c>.</summary>
    public required string Connector { get; init; }

    /// <summary>The connection's name in commands, folders and SQL; it cannot be changed later.</summary>
    public required string Name { get; init; }

    /// <summary>The form's values by field name, secrets in clear. What is left out takes its default.</summary>
    public required Dictionary<string, string> Fields { get; init; }

    /// <summary>A name for people; that of the connection when left out.</summary>
    public string? Title { get; init; }

    /// <summary>The datasets to keep; all that the test calls ready when left out.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>How often the datasets refresh by themselves: <c>off</c>, or <c>15m</c>, <c>1h</c>, <c>1d</c>; off when left out.</summary>
    public string? Refresh { get; init; }

    /// <summary>Does not write the fields: they can hold secrets.</summary>
    public override string ToString() => $"{Connector} as {Name}";

    /// <summary>What the pipeline is asked.</summary>
    /// <exception cref="Connectors.FlitchException">No interval (usage).</exception>
    public ConnectionRequest Request() => new(Connector, Name, Fields) { Title = Title, Datasets = Datasets, RefreshEvery = Refresh is null ? null : RefreshInterval.Parse(Refresh) };
}
