using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Cli.Secrets;
using Flitch.Pipeline.Notifications;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch notify set FIELD=VALUE…</c></summary>
internal sealed class NotifySetCommand : CliCommand
{
    private readonly Option<string[]> set = new("--set")
    {
        Description = $"Set a field; repeat it for more; an empty value takes it away. Fields: {string.Join(", ", NoticeFields.All.Select(f => f.Name))}. "
            + "A secret is given as FIELD=env:NAME, FIELD=file:PATH or FIELD=- (standard input), never in clear; so can webhook_url.",
        HelpName = "FIELD=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> reset = new("--reset") { Description = "Forget what was set before." };

    /// <summary>Makes the command.</summary>
    public NotifySetCommand()
        : base(
            "set",
            "Set where notices of failures go: a webhook, a mail server, or both.",
            "flitch notify set --set webhook_url=https://hooks.example.org/flitch --set webhook_secret=env:HOOK_SECRET",
            "flitch notify set --set mail_host=smtp.example.org --set mail_user=flitch --set mail_password=file:mail.txt --set mail_from=flitch@example.org --set mail_to=ann@example.org",
            "flitch notify set --set webhook_url=")
    {
        Add(set);
        Add(reset);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.Has(set) && !context.Has(reset))
            throw new FlitchException("usage:nothing-to-edit", ErrorKind.Usage, "The command says nothing to set.", $"See: {Invocation.Name} notify set --help");
        var changes = Changes(context.Value(set)!, SecretReference.OfProcess());
        var notices = context.Host.Service<NoticeService>();
        NotifyText.Show(context, context.Value(reset) ? await notices.ReplaceAsync(changes, cancellationToken) : await notices.SetAsync(changes, cancellationToken));
        return ExitCodes.Ok;
    }

    /// <summary>What <c>--set</c> was given, secrets read from where they are.</summary>
    /// <param name="assignments">Fields and values.</param>
    /// <param name="secrets">Reads references.</param>
    internal static Dictionary<string, string> Changes(string[] assignments, SecretReference secrets)
    {
        string[] taken = [.. assignments.Where(a => a.EndsWith('=')).Select(a => a[..^1]).Where(NoticeFields.Sealed.Contains)];
        var changes = FieldAssignments.Read(assignments.Where(a => !taken.Contains(a.TrimEnd('='))), NoticeFields.All, "notify", $"{Invocation.Name} notify set --help", secrets);
        foreach (var (field, value) in changes.Where(c => NoticeFields.Sealed.Contains(c.Key) && SecretReference.IsReference(c.Value)).ToList())
            changes[field] = secrets.Resolve(field, value);
        foreach (var field in taken)
            changes[field] = "";
        return changes;
    }
}
