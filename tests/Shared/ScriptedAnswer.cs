using System.Text;

namespace Flitch.Testing;

/// <summary>What the scripted server does with one request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record ScriptedAnswer(int Status, byte[] Body)
{
    /// <summary>The Content-Type header.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The Date header; null leaves it out.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How many bytes of the body are sent before <see cref="Then"/>; null sends all.</summary>
    public int? SendOnly { get; init; }

    /// <summary>What happens after the last byte sent.</summary>
    public Ending Then { get; init; } = Ending.KeepAlive;

    /// <summary>Ways to end an answer.</summary>
    public enum Ending
    {
        /// <summary>The connection stays for the next request.</summary>
        KeepAlive,

        /// <summary>The connection is reset in the middle.</summary>
        Reset,

        /// <summary>Nothing more comes, and the connection stays open.</summary>
        Hang,
    }

    /// <summary>The connection is reset without a byte of an answer: the request was taken, what became of it nobody knows.</summary>
    public static ScriptedAnswer Dropped { get; } = new(0, []) { Then = Ending.Reset };

    /// <summary>JSON with status 200.</summary>
    public static ScriptedAnswer Json(string json) => new(200, Encoding.UTF8.GetBytes(json));

    /// <summary>A web page.</summary>
    public static ScriptedAnswer Html(int status) =>
        new(status, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>cloudy</body></html>")) { ContentType = "text/html; charset=UTF-8" };
}
