using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Tests.Pipeline;

public sealed class CachingTests
{
    private static readonly IReadOnlyList<SchemaText> Files = Repository.Demo();

    [Fact]
    public void NothingChanged_NothingRunsAgain()
    {
        var steps = RunAfter(files => files);

        Reasons(steps, StepNames.ObjectSources).Should().OnlyContain(r => r == IncrementalStepRunReason.Cached);
        Reasons(steps, StepNames.ConnectorSources).Should().OnlyContain(r => r == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void OneFileEdited_OneFileIsReadAndWrittenAgain()
    {
        var steps = RunAfter(files => Edit(files, "things", "When it was.", "When it happened."));

        Reasons(steps, StepNames.ReadObjects).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ObjectSources).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void WhiteSpaceEdited_TheFileIsRead_AndNothingIsWritten()
    {
        var steps = RunAfter(files => Edit(files, "things", "\"title\": \"Things\"", "\n\n  \"title\":   \"Things\""));

        Reasons(steps, StepNames.ReadObjects).Should().Contain(IncrementalStepRunReason.Modified);
        Reasons(steps, StepNames.ObjectSpecs).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ObjectSources).Should().OnlyContain(r => r == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void ConnectorEdited_NoObjectIsWrittenAgain()
    {
        var steps = RunAfter(files => Edit(files, "connector", "A service that no one runs.", "A service."));

        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Modified);
        Reasons(steps, StepNames.ReadObjects).Should().OnlyContain(r => r == IncrementalStepRunReason.Cached);
        Reasons(steps, StepNames.ObjectSources).Should().OnlyContain(r => r == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void FileAdded_OnlyItAndTheCatalogueAreWritten()
    {
        var extra = Files.Single(f => f.Path.EndsWith("/items.json", StringComparison.Ordinal));
        var steps = RunAfter(files => [.. files, new SchemaText("schemas/demo/more.json", extra.Text)]);

        Reasons(steps, StepNames.ObjectSources).Should().BeEquivalentTo(OneOf(5, IncrementalStepRunReason.New, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Modified);
    }

    [Theory]
    [InlineData("\"title\": \"Things\"", "\"title\": \"Other things\"")]
    [InlineData("\"permission\": \"read\"", "\"permission\": \"write\"")]
    public void SummaryEdited_OneFileAndTheCatalogueAreWrittenAgain(string old, string replacement)
    {
        var steps = RunAfter(files => Edit(files, "things", old, replacement));

        Reasons(steps, StepNames.ObjectSummaries).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ObjectSources).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Modified);
    }

    [Theory]
    [InlineData("\"cost\": 2", "\"cost\": 3")]
    [InlineData("\"format\": \"date\",", "\"format\": \"date-time\",")]
    [InlineData("\"description\": \"Price of one.\"", "\"description\": \"What one costs.\"")]
    public void AnythingElseEdited_OneFileIsWrittenAgain_AndTheCatalogueIsNot(string old, string replacement)
    {
        var steps = RunAfter(files => Edit(files, "things", old, replacement));

        Reasons(steps, StepNames.ObjectSummaries).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ObjectSources).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void FileBroken_ItsSourcesGo_TheOthersStay_AndTheCatalogueFollows()
    {
        var steps = RunAfter(files => Edit(files, "things", "\"type\": \"object\"", "\"type\": \"objects\""));

        Reasons(steps, StepNames.ObjectSources).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Removed, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Modified);
        Reasons(steps, StepNames.FileFindings).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached));
    }

    [Theory]
    [InlineData("schemas/demo/notes.txt")]
    [InlineData("schemas/demo/object.schema.json")]
    [InlineData("settings/app.json")]
    public void OtherFileEdited_NothingRunsAgain(string path)
    {
        var other = new SchemaText(path, "{ \"a\": 1 }");
        var driver = Driver.Create([.. Files, other]).RunGenerators(Driver.Compilation(), TestContext.Current.CancellationToken);
        var edited = driver.ReplaceAdditionalText(other, new SchemaText(path, "{ \"a\": 2 }")).RunGenerators(Driver.Compilation(), TestContext.Current.CancellationToken);
        var result = edited.GetRunResult().Results.Single();

        AllOfOurs(result).Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void WhiteSpaceEdited_FindingsAreAsTheyWere()
    {
        var steps = RunAfter(files => Edit(files, "things", "\"title\": \"Things\"", "\"title\":   \"Things\""));

        Reasons(steps, StepNames.FileFindings).Should().BeEquivalentTo(OneOf(4, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached));
        Reasons(steps, StepNames.ConnectorSources).Should().Equal(IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void CodeEdited_NothingRunsAgain()
    {
        var driver = Driver.Create(Files).RunGenerators(Driver.Compilation("class A;"), TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(Driver.Compilation("class A; class B;"), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        AllOfOurs(result).Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
    }

    private static IEnumerable<IncrementalStepRunReason> AllOfOurs(GeneratorRunResult result)
    {
        string[] steps = [StepNames.ReadObjects, StepNames.ReadConnectors, StepNames.ObjectSources, StepNames.ConnectorSources, StepNames.FileFindings, StepNames.CrossFindings];
        return steps.SelectMany(step => Reasons(result, step));
    }

    private static GeneratorRunResult RunAfter(Func<IReadOnlyList<SchemaText>, IReadOnlyList<SchemaText>> edit)
    {
        var compilation = Driver.Compilation();
        var driver = Driver.Create(Files).RunGenerators(compilation);
        foreach (var (before, after) in Files.Zip(edit(Files)).Where(p => p.First != p.Second))
        {
            driver = driver.ReplaceAdditionalText(before, after);
        }

        return driver.AddAdditionalTexts([.. edit(Files).Skip(Files.Count)]).RunGenerators(compilation).GetRunResult().Results.Single();
    }

    private static SchemaText[] Edit(IReadOnlyList<SchemaText> files, string name, string old, string replacement) =>
        [.. files.Select(f => f.Path.EndsWith($"/{name}.json", StringComparison.Ordinal) ? f.With(old, replacement) : f)];

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static IEnumerable<IncrementalStepRunReason> OneOf(int count, IncrementalStepRunReason one, IncrementalStepRunReason others) =>
        [one, .. Enumerable.Repeat(others, count - 1)];
}
