using Flitch.Pipeline.Configuration;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch config schema</c></summary>
internal sealed class ConfigSchemaCommand()
    : CliCommand("schema", "Print the schema of configuration files, for editors.", "flitch config schema > flitch.config.schema.json")
{
    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.Console.Out.Profile.Out.Writer.Write(ConfigService.Schema);
        return Task.FromResult(ExitCodes.Ok);
    }
}
