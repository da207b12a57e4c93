using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch dashboard</c>: dashboards as files.</summary>
public sealed class DashboardTests
{
    private const string Fees = """
        { "version": 1, "name": "fees", "title": "Fees", "tiles": [
          { "id": "words", "kind": "text", "text": "Hello", "place": { "x": 0, "y": 0, "w": 4, "h": 1 } } ] }
        """;

    [Fact]
    public async Task A_dashboard_is_applied_exported_and_removed()
    {
        using var person = new Person();
        Write(person, "fees.json", Fees);
        (await person.TypesAsync("dashboard", "apply", "fees.json")).Output.Trim().Should().Be("fees: added");

        var exported = await person.TypesAsync("dashboard", "export", "fees");
        exported.Output.Should().StartWith("{\n  \"version\": 1,\n  \"name\": \"fees\",").And.EndWith("}\n");
        Write(person, "fees.json", exported.Output);
        (await person.TypesAsync("dashboard", "apply", "fees.json", "--json")).Output.Should().Contain("\"unchanged\"");

        var listed = await person.TypesAsync("dashboard", "list");
        listed.Output.Should().Contain("kraken-account").And.Contain("connector kraken").And.Contain("your own");
        (await person.TypesAsync("dashboard", "remove", "fees")).ExitCode.Should().Be(0);
        var gone = await person.TypesAsync("dashboard", "export", "fees");
        gone.ExitCode.Should().Be(2);
        gone.Errors.Should().Contain("no dashboard called \"fees\"");
    }

    [Fact]
    public async Task A_file_with_a_mistake_is_told_with_its_place_and_none_of_the_others_is_kept()
    {
        using var person = new Person();
        Write(person, "fees.json", Fees);
        Write(person, "wrong.json", Fees.Replace("\"text\",", "\"texts\",", StringComparison.Ordinal));

        var outcome = await person.TypesAsync("dashboard", "apply", "fees.json", "wrong.json");

        outcome.ExitCode.Should().Be(2);
        string.Join(' ', outcome.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Should().Contain("wrong.json: tiles[0] (words).kind: \"texts\" is none of number");
        (await person.TypesAsync("dashboard", "list")).Output.Should().NotContain("fees");
    }

    private static void Write(Person person, string file, string text) => File.WriteAllText(Path.Combine(person.Folder, file), text);
}
