using System.Text.Json;

namespace Flitch.EndToEnd.Tests.Processes;

/// <summary>How a process ended and what it printed.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public CommandResult MustSucceed()
    {
        ExitCode.Should().Be(0, "{0} printed:\n{1}\n{2}", Command, Output, Errors);
        return this;
    }
}
