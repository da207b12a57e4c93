using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Configuration;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch config export</c></summary>
internal sealed class ConfigExportCommand : CliCommand
{
    private readonly Option<FileInfo?> to = new("--to") { Description = "Write it into this file, and its schema beside it, for editors.", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    public ConfigExportCommand()
        : base(
            "export",
            "Write connections, datasets, schedules and notifications as a file. Where a secret belongs, it names the variable to set.",
            "flitch config export --to flitch.json") => Add(to);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = await context.Host.Service<ConfigService>().ExportAsync(cancellationToken);
        if (context.Value(to) is not { } file)
        {
            context.Console.Out.Profile.Out.Writer.Write(text);
            return ExitCodes.Ok;
        }

        var schema = ConfigText.SchemaBeside(file);
        Write(file.FullName, text);
        Write(schema, ConfigService.Schema);
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["file"] = file.FullName, ["schema"] = schema });
        else
            context.Console.Line($"Wrote {file.FullName}, and its schema beside it. It holds no secrets.");
        return ExitCodes.Ok;
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException("usage:output", ErrorKind.Usage, $"{path} cannot be written: {e.Message}", "Choose another file with --to.", e);
        }
    }
}
