using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch schema docs</c>: the catalogue that is checked in, and what the command says.</summary>
public sealed class SchemaDocsTests
{
    private static string Kraken => Path.Combine(Tree.Root, "schemas", "kraken");

    [Fact]
    public async Task The_catalogue_of_kraken_is_current()
    {
        using var person = new Person();
        var outcome = await person.TypesAsync("schema", "docs", Kraken);
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        var page = Path.Combine(Tree.Root, "docs", "catalogue", "kraken.md");
        if (Environment.GetEnvironmentVariable("FLITCH_GOLDEN") == "write")
            File.WriteAllText(page, outcome.Output);
        outcome.Output.Should().Be(File.ReadAllText(page).ReplaceLineEndings("\n"), "flitch schema docs kraken --out docs/catalogue writes it");
    }

    [Fact]
    public async Task Pages_go_into_a_folder_or_to_a_program()
    {
        using var person = new Person();
        (await person.TypesAsync("schema", "docs", Kraken, "--out", "pages")).Output.Should().Be("pages/kraken.md is written.\n");
        var json = await person.TypesAsync("schema", "docs", Kraken, "--json");
        var page = System.Text.Json.JsonDocument.Parse(json.Output).RootElement[0].GetProperty("markdown").GetString();
        page.Should().Be(File.ReadAllText(Path.Combine(person.Folder, "pages", "kraken.md")));
    }

    [Fact]
    public async Task Files_with_errors_make_no_page()
    {
        using var person = new Person();
        var folder = Directory.CreateDirectory(Path.Combine(person.Folder, "schemas", "kraken")).FullName;
        File.Copy(Path.Combine(Kraken, "connector.json"), Path.Combine(folder, "connector.json"));
        File.WriteAllText(Path.Combine(folder, "balance.json"), "{ }");
        var outcome = await person.TypesAsync("schema", "docs", "kraken");
        (outcome.ExitCode, outcome.Output).Should().Be((2, ""));
        outcome.Errors.Should().Contain("balance.json(1,1): error FLT").And.Contain("flitch schema validate");
    }

    [Fact]
    public async Task A_cell_is_not_ended_by_what_stands_in_it()
    {
        using var person = new Person();
        var folder = Directory.CreateDirectory(Path.Combine(person.Folder, "schemas", "kraken")).FullName;
        foreach (var file in Directory.EnumerateFiles(Kraken))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var balance = Path.Combine(folder, "balance.json");
        File.WriteAllText(balance, File.ReadAllText(balance).Replace("can be zero.", "can be | zero.", StringComparison.Ordinal));
        (await person.TypesAsync("schema", "docs", "kraken")).Output.Should().Contain(@"can be \| zero.");
    }
}
