using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>What verifying says on the terminal, and its exit codes.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task A_deleted_row_is_a_difference_until_it_is_repaired()
    {
        await using var exchange = await Exchange.OpenAsync();
        await _person.ConnectsAsync(exchange);
        (await _person.TypesAsync("verify", "main", "ledgers")).Output.Should().Contain("nothing yet").And.Contain("never been refreshed");
        await _person.TypesAsync("refresh", "main");
        (await _person.TypesAsync("verify", "main", "ledgers")).ExitCode.Should().Be(0);
        var file = Directory.EnumerateFiles(Path.Combine(_person.Data, "files", "main", "ledgers"), "*.part", SearchOption.AllDirectories).OrderByDescending(f => new FileInfo(f).Length).First();
        File.Delete(file);
        var found = await _person.TypesAsync("verify", "main", "ledgers");
        found.ExitCode.Should().Be(1);
        found.Output.Should().Contain("The file is gone").And.Contain("differs");
        (await _person.TypesAsync("verify", "main", "ledgers", "--repair", "--yes")).ExitCode.Should().Be(0);
        (await _person.TypesAsync("verify", "main", "ledgers")).ExitCode.Should().Be(0);
        (await _person.TypesAsync("runs", "main")).Output.Should().Contain("verify");
        (await _person.TypesAsync("status", "main")).Output.Should().Contain("proven");
    }

    [Fact]
    public async Task What_a_run_has_to_tell_stands_below_its_table_and_is_kept_with_it()
    {
        const string Notice = "ledgers: The service answered EService:Busy once; the call was made again.";
        await using var exchange = await Exchange.WithFaultsAsync("Ledgers:1:EService:Busy");
        await _person.ConnectsAsync(exchange);

        var refresh = await _person.With("COLUMNS", "120").TypesAsync("refresh", "main", "ledgers");
        refresh.Output.Should().Contain(Notice);
        var id = refresh.Output.Split("Run ")[1].Split(':')[0];
        (await _person.TypesAsync("runs", id)).Output.Should().Contain(Notice);
    }
}
