using Flitch.Pipeline.Notifications;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch notify show</c></summary>
internal sealed class NotifyShowCommand() : CliCommand("show", "Show where notices of failures go, without secrets, and whether the last ones arrived.", "flitch notify show")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        NotifyText.Show(context, await context.Host.Service<NoticeService>().GetAsync(cancellationToken));
        return ExitCodes.Ok;
    }
}
