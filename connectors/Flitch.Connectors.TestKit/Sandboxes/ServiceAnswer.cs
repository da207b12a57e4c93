using System.Text;
using Flitch.Connectors.TestKit.Serving;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>What a service answers to one request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record ServiceAnswer(int Status, byte[] Body)
{
    /// <summary>The Content-Type header.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal static ServiceAnswer Dropped { get; } = new(0, []) { Ending = Ending.Dropped };

    internal static ServiceAnswer Held { get; } = new(0, []) { Ending = Ending.Held };

    internal Ending Ending { get; init; }

    /// <summary>JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="status">HTTP status.</param>
    public static ServiceAnswer Json(string json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json));
}
