using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>Every command says what it does and how it is called.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands =>
    [
        "", "demo", "connector", "connector list", "connector show", "connector install", "connector uninstall", "connection", "connection add", "connection test", "connection list", "connection show",
        "connection edit", "connection remove", "refresh", "status", "runs", "verify", "serve", "access", "access reset", "config", "config export", "config apply", "config schema", "notify", "notify show", "notify set", "notify test", "query", "dashboard", "dashboard list", "dashboard export", "dashboard apply", "dashboard remove", "dashboard share", "shell", "sandbox", "schema", "schema infer", "schema list", "schema validate", "schema docs", "schema diff",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_of_every_command(string command)
    {
        using var person = new Person();
        var outcome = await person.TypesAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        outcome.ShouldMatch($"help/{(command.Length == 0 ? "flitch" : command.Replace(' ', '-'))}");
    }

    [Fact]
    public async Task No_words_show_the_help()
    {
        using var person = new Person();
        var outcome = await person.TypesAsync();
        outcome.ExitCode.Should().Be(0);
        outcome.Output.Should().StartWith("Flitch brings").And.Contain("flitch demo");
    }

    [Fact]
    public async Task Asking_for_help_leaves_nothing_behind()
    {
        using var person = new Person();
        await person.TypesAsync("refresh", "--help");
        Directory.EnumerateFileSystemEntries(person.Folder).Should().BeEmpty();
    }
}
