namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>What goes back over HTTP.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">The bytes.</param>
internal readonly record struct Reply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>The content type of every answer of the API.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The connection breaks instead.</summary>
    public bool IsReset { get; init; }

    /// <summary>Nothing comes until the caller gives up.</summary>
    public bool IsStalled { get; init; }

    /// <summary>The second half of the body comes so much later.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; init; }
}
