using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Notifications;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary>Where notices go and whether they arrived, for people and for programs.</summary>
internal static class NotifyText
{
    /// <summary>Prints what is set.</summary>
    /// <param name="context">The command.</param>
    /// <param name="status">What is set.</param>
    public static void Show(CommandContext context, NoticeStatus status)
    {
        if (context.Json)
            JsonOutput.WriteAs(context.Console, NoticesJson.Of(status));
        else if (!status.IsOn)
            context.Console.Line($"Notices go nowhere yet. Set a webhook or a mail server: {Invocation.Name} notify set --help");
        else
            Print(context.Console, status);
    }

    /// <summary>Prints what came of notices.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="outcomes">By each way.</param>
    public static void Print(CliConsole console, IEnumerable<NoticeOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            var text = NoticeWords.Of(outcome);
            if (outcome.Delivered)
                Notice.Information(console.Out, text);
            else
                Notice.Problem(console.Out, text, null);
        }
    }

    private static void Print(CliConsole console, NoticeStatus status)
    {
        var table = Tables.New("Field", "Value");
        foreach (var field in NoticeFields.All)
        {
            if (NoticeWords.Shown(field, status) is { } value)
                table.AddRow(new Text(field.Name), new Text(value));
        }
        console.Out.Write(table);
        Print(console, status.Last);
    }
}
