using System.Text.RegularExpressions;
using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Generators.Tests.Building;

/// <summary>What <c>dotnet build</c> prints.</summary>
public sealed partial class BuildTests(ScratchBuild build) : IClassFixture<ScratchBuild>
{
    private const string Schemas = "Mistakes/schemas/";

    public static TheoryData<string> Folders => [.. FindingCases.All.Select(c => c.Folder)];

    /// <summary>The folders stand for ids: <see cref="EveryId_HasACase"/>.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Mistake_IsPrintedWithFileLineColumnIdAndText_AndNothingElseIs(string folder)
    {
        var expected = FindingCases.All.Single(c => c.Folder == folder);

        Findings().Where(l => l.StartsWith(folder + "/", StringComparison.Ordinal)).Should().Equal([expected.Line], "{0} is the mistake", expected.Id);
    }

    [Fact]
    public void EveryId_HasACase() => FindingCases.All.Select(c => c.Id).Distinct().Should().BeEquivalentTo(
        typeof(DiagnosticIds).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)

            // No file can bring our own faults about: FaultTests.
            .Where(id => id != DiagnosticIds.Fault));

    [Fact]
    public void ProjectWithMistakes_HasNoOtherErrors() => build.Output.Where(l => l.Contains("Mistakes.csproj", StringComparison.Ordinal) && !Finding().IsMatch(l)).Should().BeEmpty();

    [Fact]
    public void GeneratedCode_KeepsThisRepositorysRules_AndThoseOfTrimmingAndAot()
    {
        var complaints = build.Output.Where(l => l.Contains("Written.csproj", StringComparison.Ordinal)).ToList();

        complaints.Should().Contain(l => l.StartsWith("Written/Canary.cs", StringComparison.Ordinal) && l.Contains("IL2057", StringComparison.Ordinal), "the rules are on");
        complaints.Where(l => !l.StartsWith("Written/Canary.cs", StringComparison.Ordinal)).Should().BeEmpty();
        build.Written.Should().BeGreaterThan(40);
    }

    private IEnumerable<string> Findings() => build.Output.Select(l => Finding().Match(l)).Where(m => m.Success).Select(m => m.Groups["line"].Value);

    [GeneratedRegex(@"^" + Schemas + @"(?<line>[^/]+/[^/(]+\(\d+,\d+\): (error|warning) FLT\d{4}: .*) \[Mistakes[/\\]Mistakes\.csproj\]$")]
    private static partial Regex Finding();
}
