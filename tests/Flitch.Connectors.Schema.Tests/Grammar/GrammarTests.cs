using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Reading;
using Flitch.Connectors.Schema.Tests.Reading;

namespace Flitch.Connectors.Schema.Tests.Grammar;

/// <summary>The grammar in JSON Schema, by a validator of others: our files keep to it, and it agrees with our reader about good and bad ones.</summary>
public sealed class GrammarTests
{
    [Fact]
    public async Task All_files_of_all_connectors_keep_to_the_grammar()
    {
        var files = Directory.EnumerateFiles(Repository.Schemas, "*.json", SearchOption.AllDirectories).Where(f => Path.GetDirectoryName(f) != Repository.Schemas).ToList();
        files.Should().HaveCountGreaterThanOrEqualTo(8);

        var verdicts = await Ask(files.Select(f => new Question(GrammarOf(Path.GetRelativePath(Repository.Schemas, f)), File.ReadAllText(f))));

        files.Zip(verdicts).Where(f => !f.Second.Valid).Should().BeEmpty();
    }

    [Fact]
    public void Every_schema_file_names_its_grammar()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Kraken, "*.json", SearchOption.AllDirectories))
        {
            var grammar = Path.Combine(Repository.Schemas, GrammarOf(Path.GetRelativePath(Repository.Schemas, file)) + ".schema.json");
            var named = Path.GetRelativePath(Path.GetDirectoryName(file)!, grammar).Replace('\\', '/');
            File.ReadAllText(file).Should().Contain($"\"$schema\": \"{named}\"", file);
        }
    }

    [Fact]
    public async Task Grammar_and_reader_agree_on_what_is_allowed()
    {
        var verdicts = await Ask(Sample.Variants.Select(ToQuestion));

        Sample.Variants.Zip(verdicts).Where(v => !v.Second.Valid).Should().BeEmpty();
    }

    [Fact]
    public async Task Grammar_refuses_each_mistake_that_it_can_see()
    {
        var verdicts = await Ask(Sample.Mistakes.Select(ToQuestion));

        Sample.Mistakes.Zip(verdicts).Where(m => m.Second.Valid != (m.First.Grammar == "accepts")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("moves.json")]
    [InlineData("visits.json")]
    [InlineData("shares.json")]
    [InlineData("connector.json")]
    public async Task Grammar_and_reader_agree_about_every_small_change(string file)
    {
        var texts = Mutants.Of(File.ReadAllText(Path.Combine(Sample.Folder, file))).ToList();
        texts.Should().HaveCountGreaterThan(500);

        var verdicts = await Ask(texts.Select(t => new Question(GrammarOf(file), t)));

        var compared = texts.Zip(verdicts, (text, verdict) => (Text: text, verdict.Valid, verdict.Errors, Ids: Findings(file, text))).ToList();
        compared.Where(c => c.Ids.Count == 0 && !c.Valid).Select(c => c.Errors + "\n" + c.Text).Should().BeEmpty("the reader takes nothing that the grammar refuses");
        compared.Where(c => c.Valid && c.Ids.Any(id => !BeyondTheGrammar.Contains(id))).Select(c => string.Join(' ', c.Ids) + "\n" + c.Text)
            .Should().BeEmpty("what a JSON Schema can say, the grammar says");
    }

    /// <summary>What no JSON Schema can see: that a name is another's, or reserved, or that one number is above another.</summary>
    private static readonly HashSet<string> BeyondTheGrammar =
    [
        DiagnosticIds.BadName, DiagnosticIds.RepeatedItem, DiagnosticIds.BadPrecision, DiagnosticIds.ReservedName, DiagnosticIds.BadColumnName, DiagnosticIds.NameCollision,
        DiagnosticIds.RequiredUnknown, DiagnosticIds.KeyNotColumn, DiagnosticIds.KeyNullable, DiagnosticIds.ScalarsMismatch, DiagnosticIds.CursorNotColumn,
        DiagnosticIds.CursorNotTime, DiagnosticIds.CursorNullable, DiagnosticIds.BadPartition, DiagnosticIds.ParameterTwice, DiagnosticIds.CheckColumn,
        DiagnosticIds.BadRewrites, DiagnosticIds.BadUnset, DiagnosticIds.BadVariant, DiagnosticIds.BadExpression, DiagnosticIds.ErrorUnreachable,
        DiagnosticIds.BadFormField, DiagnosticIds.NotUtf8, DiagnosticIds.ReservedObject, DiagnosticIds.UnreachablePointer,
        DiagnosticIds.BadAuthentication,
    ];

    private static List<string> Findings(string file, string text) =>
        [.. (file == "connector.json" ? SchemaReader.ReadConnector("bank/connector.json", text).Diagnostics : SchemaReader.ReadObject("bank/" + file, text).Diagnostics).Select(d => d.Id)];

    private static Task<IReadOnlyList<Verdict>> Ask(IEnumerable<Question> questions) => Validator.RunAsync(questions, TestContext.Current.CancellationToken);

    // A byte order mark is no part of JSON.parse's input; an editor takes it off as our reader does.
    private static Question ToQuestion(Sample sample) => new(GrammarOf(sample.File), sample.Text.TrimStart('\uFEFF'));

    private static string GrammarOf(string path) => Path.GetFileName(path) == "connector.json" ? "connector"
        : Path.GetFileName(Path.GetDirectoryName(path)) == "dashboards" ? "dashboard"
        : "object";
}
