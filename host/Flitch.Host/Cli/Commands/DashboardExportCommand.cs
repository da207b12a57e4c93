using System.CommandLine;
using System.Text;
using Flitch.Analysis.Dashboards;
using Flitch.Host.Dashboards;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch dashboard export NAME</c></summary>
internal sealed class DashboardExportCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The dashboard." };

    /// <summary>Makes the command.</summary>
    public DashboardExportCommand()
        : base("export", "Write a dashboard as a file that can be kept in git: the same dashboard gives the same bytes.", "flitch dashboard export kraken-account > kraken-account.json") => Add(name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var entry = await context.Host.Service<DashboardLibrary>().FindAsync(context.Value(name), cancellationToken);
        await context.Console.Out.Profile.Out.Writer.WriteAsync(Encoding.UTF8.GetString(DashboardWriter.Write(entry.Dashboard)));
        return ExitCodes.Ok;
    }
}
