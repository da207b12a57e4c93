using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Analysis.Dashboards;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Dashboards;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch dashboard apply FILE…</c></summary>
internal sealed class DashboardApplyCommand : CliCommand
{
    private readonly Argument<string[]> files = new("file") { Description = "Files of dashboards.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Makes the command.</summary>
    public DashboardApplyCommand()
        : base("apply", "Keep dashboards as their files say; applied again, nothing changes. All files are read before the first is kept.", "flitch dashboard apply fees.json") => Add(files);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var library = context.Host.Service<DashboardLibrary>();
        var read = context.Value(files).Select(f => DashboardReader.Read(Path.GetFileName(f), Bytes(f))).ToList();
        var outcome = new JsonArray();
        foreach (var dashboard in read)
        {
            var (word, _) = await library.ApplyAsync(dashboard, null, cancellationToken);
            outcome.Add(new JsonObject { ["name"] = dashboard.Name, ["outcome"] = word });
            if (!context.Json)
                context.Console.Line($"{dashboard.Name}: {word}");
        }
        if (context.Json)
            JsonOutput.Write(context.Console, outcome);
        return ExitCodes.Ok;
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException("usage:file", ErrorKind.Usage, $"{file} cannot be read: {e.Message}", "Check its name. Nothing was changed.", e);
        }
    }
}
