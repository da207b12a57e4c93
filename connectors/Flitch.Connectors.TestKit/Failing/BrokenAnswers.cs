using System.Text;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Failing;

/// <summary>Ways in which an answer can be broken.</summary>
internal static class BrokenAnswers
{
    /// <summary>Each with its name, made from a good answer.</summary>
    public static IReadOnlyList<(string Name, Func<ServiceAnswer, ServiceAnswer> Break)> All { get; } =
    [
        ("JSON that is cut off", good => good with { Body = good.Body[..(good.Body.Length / 2)] }),
        ("an empty body", good => good with { Body = [] }),
        ("a text in place of the data", _ => ServiceAnswer.Json("\"flitch\"")),
        ("a web page with status 200", _ => Page(200)),
        ("a web page with status 502", _ => Page(502)),
        ("status 500", _ => ServiceAnswer.Json("{}", 500)),
        ("no answer", _ => ServiceAnswer.Dropped),
    ];

    private static ServiceAnswer Page(int status) => new(
        status, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>cloudy</body></html>"))
    { ContentType = "text/html; charset=utf-8" };
}
