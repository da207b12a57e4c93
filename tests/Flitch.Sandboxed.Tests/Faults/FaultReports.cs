using Flitch.Connectors;
using Flitch.Pipeline.Runs;

namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>What a person is told about a fault.</summary>
internal static partial class FaultReports
{
    /// <summary>The report says what happened and what to do, or nothing where nothing did.</summary>
    public static void Check(DatasetReport report, string code, ErrorKind kind)
    {
        if (code.Length == 0)
        {
            report.Error.Should().BeNull();
            return;
        }

        report.Succeeded.Should().BeFalse();
        report.Error!.Code.Should().StartWith(code);
        report.Error.Kind.Should().Be(kind);
        report.Error.Object.Should().Be(report.Dataset);
        report.Error.Summary.Should().NotBeEmpty().And.NotMatchRegex(Placeholder().ToString());
        report.Error.Fix.Should().NotBeEmpty().And.NotMatchRegex(Placeholder().ToString());
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\{[a-z]+\}")]
    private static partial System.Text.RegularExpressions.Regex Placeholder();
}
