using Flitch.Connectors.Schema.Diagnostics;

namespace Flitch.Connectors.Schema.Tests.Reading;

/// <summary>Each mistake is reported with its id, its line and column, what is wrong and what to write, and nothing else is reported with it.</summary>
public sealed class MistakesTests
{
    public static TheoryData<string> Names => new(Sample.Mistakes.Select(m => m.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_reported_in_full(string name)
    {
        var sample = Find(name);

        var findings = sample.Read();

        findings.Select(f => f.ToString().Replace("bank/", "", StringComparison.Ordinal)).Should().Equal(sample.Findings);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Line_and_column_agree_with_the_offset(string name)
    {
        var sample = Find(name);
        var text = sample.Text;

        foreach (var finding in sample.Read())
        {
            var before = text[..finding.Span.Offset];
            finding.Line.Should().Be(before.Count(c => c == '\n') + 1);
            finding.Column.Should().Be(before.Length - (before.LastIndexOf('\n') + 1) + 1);
            (finding.Span.Offset + finding.Span.Length).Should().BeLessThanOrEqualTo(text.Length);
        }
    }

    [Fact]
    public void Every_id_of_a_single_file_has_a_mistake()
    {
        string[] overSeveralFiles =
        [
            DiagnosticIds.ConnectorMissing, DiagnosticIds.ObjectFileMissing, DiagnosticIds.ForbiddenPath, DiagnosticIds.CheckObject,
            DiagnosticIds.PermissionUnknown, DiagnosticIds.PermissionUnwanted, DiagnosticIds.CostAboveTier, DiagnosticIds.VariantTrigger,
            DiagnosticIds.ReservedObject, DiagnosticIds.DatasetTaken, DiagnosticIds.TypeTaken, DiagnosticIds.Fault,
            DiagnosticIds.BadFormParameter, DiagnosticIds.BadEach,
        ];
        var seen = Sample.Mistakes.SelectMany(m => m.Read()).Select(f => f.Id).Distinct();

        AllIds.Values.Except(overSeveralFiles).Should().BeSubsetOf(seen);
    }

    private static Sample Find(string name) => Sample.Mistakes.Single(m => m.Name == name);
}
