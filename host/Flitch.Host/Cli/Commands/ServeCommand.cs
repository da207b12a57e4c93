using System.CommandLine;
using Flitch.Host.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch serve</c></summary>
internal sealed class ServeCommand : CliCommand
{
    private readonly Option<string?> urls = Urls();

    private readonly Option<string[]> hosts = new("--host")
    {
        Description = "A name by which browsers ask for the pages, for example behind a proxy. May be given several times.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Makes the command.</summary>
    public ServeCommand()
        : base(
            "serve",
            "Serve the pages: connect accounts, refresh them, see what ran. Ends with Ctrl-C.",
            "flitch serve",
            "flitch serve --urls http://0.0.0.0:5080 --host flitch.example.org")
    {
        Options.Add(urls);
        Options.Add(hosts);
    }

    /// <summary>Where to listen: an option of every command that serves the pages.</summary>
    public static Option<string?> Urls() => new("--urls")
    {
        Description = $"Addresses to listen at, with commas between. Default: {ServeOptions.DefaultUrl}, which only this machine can reach. Others need a password.",
        HelpName = "URL",
    };

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new ServeOptions { Urls = ListenAddress.Parse(context.Value(urls)), Hosts = context.Value(hosts) ?? [] };
        await using var app = WebHost.Build(context.Host, options);
        var address = await WebHost.StartAsync(app, options, cancellationToken);
        await ServeText.PrintAsync(context, app, address, cancellationToken);
        await WaitAsync(app, cancellationToken);
        return ExitCodes.Ok;
    }

    /// <summary>Serves until the process is asked to stop.</summary>
    /// <param name="app">The application, started.</param>
    /// <param name="cancellationToken">Asks it to stop.</param>
    public static async Task WaitAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using (cancellationToken.Register(stopped.SetResult))
        {
            await Task.WhenAny(stopped.Task, app.WaitForShutdownAsync(CancellationToken.None));
        }

        await app.StopAsync(CancellationToken.None);
    }
}
