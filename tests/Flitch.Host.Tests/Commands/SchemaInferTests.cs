using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch schema infer</c> as a person types it.</summary>
public sealed class SchemaInferTests
{
    private const string Transfers = """
        { "error": [], "result": { "count": 3, "transfers": {
          "TA-1": { "refid": "A1", "time": 1688464484.1787, "status": "Success", "amount": "-24.5000", "info": null, "limit": { "left": "1.0" } },
          "TB-2": { "refid": "B2", "time": 1688464485, "status": "Pending", "amount": "1", "info": "x" },
          "TC-3": { "refid": "C3", "time": 1688464486, "status": "Success", "amount": "1", "info": "y" } } } }
        """;

    [Fact]
    public async Task A_response_becomes_a_schema_that_validates()
    {
        using var person = new Person();
        var folder = WithKraken(person);
        Write(person, "Transfers.json", Transfers);
        (await person.TypesAsync("schema", "infer", "Transfers.json", "--connector", "kraken")).ShouldMatch("schema/infer");
        (await person.TypesAsync("schema", "infer", "Transfers.json", "--out", folder)).ShouldMatch("schema/infer-out");
        (await person.TypesAsync("schema", "validate", folder)).ShouldMatch("schema/infer-validate");
        (await person.TypesAsync("schema", "infer", "Transfers.json", "--out", folder)).ShouldMatch("schema/infer-exists");
        (await person.TypesAsync("schema", "infer", "Transfers.json", "--out", folder, "--force")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_program_gets_the_schema_and_the_guesses()
    {
        using var person = new Person();
        Write(person, "Transfers.json", Transfers);
        (await person.TypesAsync("schema", "infer", "Transfers.json", "--json")).ShouldMatch("schema/infer-json");
    }

    [Fact]
    public async Task A_response_can_come_through_a_pipe()
    {
        using var person = new Person();
        var outcome = await person.TypesAsync("""[{ "id": "A" }]""", ["schema", "infer", "-", "--object", "things", "--path", "/things", "--cost", "0"]);
        outcome.ExitCode.Should().Be(0);
        outcome.Output.Should().Contain("\"primaryKey\": [\"id\"]").And.Contain("\"path\": \"/things\"");
    }

    [Theory]
    [InlineData("no-file", null, "nowhere.json")]
    [InlineData("not-json", "{\n  \"error\": [],\n  oops\n}", "Things.json")]
    [InlineData("empty-file", " \n", "Things.json")]
    [InlineData("no-records", """{ "error": [], "result": { "things": {}, "count": 0 } }""", "Things.json")]
    [InlineData("error-answer", """{ "error": ["EAPI:Invalid key"] }""", "Things.json")]
    [InlineData("bad-name", """[{ "id": "A" }]""", "Things.json --object Bad-Name")]
    [InlineData("no-connector", """[{ "id": "A" }]""", "Things.json --connector nowhere")]
    [InlineData("bad-shape", """[{ "id": "A" }]""", "Things.json --shape ring")]
    [InlineData("bad-pointer", """[{ "id": "A" }]""", "Things.json --at result")]
    public async Task What_is_wrong_is_said(string name, string? text, string words)
    {
        using var person = new Person();
        if (text is not null)
            Write(person, "Things.json", text);
        var outcome = await person.TypesAsync(["schema", "infer", .. words.Split(' ')]);
        outcome.ExitCode.Should().Be(2);
        outcome.ShouldMatch($"schema/infer-{name}");
    }

    private static string WithKraken(Person person)
    {
        var folder = Path.Combine(person.Folder, "schemas", "kraken");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Tree.Root, "schemas", "kraken")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return Path.Combine("schemas", "kraken");
    }

    private static void Write(Person person, string name, string text) => File.WriteAllText(Path.Combine(person.Folder, name), text);
}
