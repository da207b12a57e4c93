using System.Globalization;
using System.Text.RegularExpressions;
using Flitch.Connectors.Generators.Tests.Support;
using Flitch.Connectors.Schema.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Tests.Pipeline;

public sealed partial class FindingTests
{
    private static readonly IReadOnlyList<SchemaText> Files = Repository.Demo();

    [Theory]
    [InlineData("things", "\"format\": \"date\",", "\"format\": \"dates\",", "FLT2002")]
    [InlineData("things", "\"permission\": \"read\"", "\"permission\": \"reed\"", "FLT4001")]
    [InlineData("items", "\"description\": \"Line.\"", "\"description\": \"Line.\", \"odd\": 1", "FLT1003")]
    [InlineData("connector", "\"kind\": \"transient\"", "\"kind\": \"sometimes\"", "FLT1006")]
    public void Mistake_IsReportedAtItsLineAndColumn(string file, string old, string replacement, string id)
    {
        var edited = Files.Single(f => f.Path.EndsWith($"/{file}.json", StringComparison.Ordinal)).With(old, replacement);
        var result = Driver.Run([.. Files.Where(f => f.Path != edited.Path), edited]);

        var finding = result.Diagnostics.Should().ContainSingle(d => d.Id == id).Subject;
        finding.Severity.Should().Be(DiagnosticSeverity.Error);
        var place = finding.Location.GetLineSpan();
        place.Path.Should().Be(edited.Path);
        var lines = edited.Text.Split('\n');
        var marked = lines[place.StartLinePosition.Line][place.StartLinePosition.Character..place.EndLinePosition.Character];
        marked.Should().NotBeEmpty();
        replacement.Should().Contain(marked);
        edited.Text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length).Should().Be(marked);
    }

    [Fact]
    public void Finding_ReadsAsTheCompilersOwn()
    {
        var edited = Files.Single(f => f.Path.EndsWith("/things.json", StringComparison.Ordinal)).With("\"format\": \"date\",", "\"format\": \"dates\",");
        var line = edited.Text[..edited.Text.IndexOf("\"dates\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var finding = Driver.Run([.. Files.Where(f => f.Path != edited.Path), edited]).Diagnostics.Single();

        finding.ToString().Should().MatchRegex(string.Create(CultureInfo.InvariantCulture, $@"^schemas/demo/things\.json\({line},\d+\): error FLT2002: .*dates.*"));
    }

    [Fact]
    public void BrokenFile_LeavesTheOthersAlone()
    {
        var result = Driver.Run([.. Files.Select(f => f.Path.EndsWith("/things.json", StringComparison.Ordinal) ? new SchemaText(f.Path, "{") : f)]);

        result.Diagnostics.Should().Contain(d => d.Id == DiagnosticIds.NotJson);
        result.GeneratedSources.Select(s => s.HintName).Should().Contain("demo.items.batch.g.cs").And.NotContain(h => h.Contains("things"));
        result.GeneratedSources.Single(s => s.HintName == "demo.catalog.g.cs").SourceText.ToString().Should().NotContain("ThingsObject");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\uFFFF")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("null")]
    [InlineData("{\"x-flitch\":{\"records\":{\"at\":\"/\\ud800\",\"shape\":\"map\"}}}")]
    public void AnyText_IsAFinding_NeverAFault(string text)
    {
        var result = Driver.Run([.. Files, new SchemaText("schemas/demo/odd.json", text)]);

        result.Exception.Should().BeNull();
        result.Diagnostics.Should().NotBeEmpty().And.NotContain(d => d.Id == DiagnosticIds.Fault);
        result.Diagnostics.Should().OnlyContain(d => d.Location.GetLineSpan().Path == "schemas/demo/odd.json");
    }

    [Fact]
    public void FilesOfOthers_AreLeftAlone()
    {
        var result = Driver.Run(
            [new SchemaText("settings/app.json", "{\"a\":"), new SchemaText("schemas/demo/object.schema.json", "{"), new SchemaText("schemas/demo/notes.txt", "x")]);

        result.Diagnostics.Should().BeEmpty();
        result.GeneratedSources.Should().BeEmpty();
    }

    [Fact]
    public void ObjectsWithoutTheirConnector_AreReported() => Driver.Run(Files.Where(f => !f.Path.EndsWith("connector.json", StringComparison.Ordinal)))
        .Diagnostics.Should().Contain(d => d.Id == DiagnosticIds.ConnectorMissing);

    [Fact]
    public void EveryId_StandsInTheReleaseFiles()
    {
        var ids = typeof(DiagnosticIds).GetFields()
            .Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        var folder = Path.Combine(Repository.Root, "generators", "Flitch.Connectors.Generators");
        string[] files = ["Shipped", "Unshipped"];
        var listed = files
            .SelectMany(n => ListedId().Matches(File.ReadAllText(Path.Combine(folder, $"AnalyzerReleases.{n}.md")))).Select(m => m.Groups[1].Value);

        listed.Should().BeEquivalentTo(ids).And.OnlyHaveUniqueItems();
    }

    [GeneratedRegex(@"^(FLT\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex ListedId();
}
