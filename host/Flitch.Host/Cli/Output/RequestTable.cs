using Flitch.Host.Wording;
using Flitch.Storage.RequestLogs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints the calls of a run, one line each; on a wide terminal with what was asked for.</summary>
internal static class RequestTable
{
    /// <summary>Prints them.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="calls">The calls, and how many there are.</param>
    public static void Print(CliConsole console, LoggedCalls calls)
    {
        var isWide = Tables.IsWide(console);
        string[] asked = isWide ? ["Asked for"] : [];
        var table = Tables.New(["#Page", "Sent (UTC)", "Dataset", .. asked, "#Rows", "#Cost", "#Pause", "#Took", "Answer"]);
        foreach (var call in calls.Calls)
            table.AddRow([.. Cells(call, isWide)]);
        console.Out.Write(table);
        if (calls.Total > calls.Calls.Count)
            console.Line($"{Times.Count(calls.Calls.Count)} of {Times.Count(calls.Total)}: --limit shows more.");
    }

    private static IEnumerable<IRenderable> Cells(LoggedCall call, bool isWide)
    {
        yield return Tables.Number(call.Page);
        yield return new Text(Times.Minute(call.SentAt));
        yield return new Text(call.Object ?? "–");
        if (isWide)
            yield return new Text(call.Parameters.Length > 0 ? $"{call.Path} {call.Parameters}" : call.Path);
        yield return new Text(RequestWords.Records(call));
        yield return Tables.Number(call.Cost);
        yield return new Text(call.Pause is { } pause ? Times.Duration(pause) : "–");
        yield return new Text(Times.Duration(call.Duration));
        yield return call.Error is null ? new Text(RequestWords.Answer(call)) : Tables.Colored(RequestWords.Answer(call), Color.Yellow);
    }
}
