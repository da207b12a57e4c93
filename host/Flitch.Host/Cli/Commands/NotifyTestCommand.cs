using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Pipeline.Notifications;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch notify test</c></summary>
internal sealed class NotifyTestCommand() : CliCommand("test", "Send a test to the webhook and by mail, and say whether it arrived.", "flitch notify test")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var outcomes = await context.Host.Service<NoticeService>().TestAsync(cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs<IReadOnlyList<NoticeOutcomeJson>>(context.Console, [.. outcomes.Select(NoticeOutcomeJson.Of)]);
        else
            NotifyText.Print(context.Console, outcomes);
        return outcomes.All(o => o.Delivered) ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
