using System.Text.RegularExpressions;

namespace Flitch.Architecture.Tests;

/// <summary>Manners of source files.</summary>
public sealed partial class SourceFileTests
{
    private const int LongestFile = 400;

    private static IReadOnlyList<string> Sources { get; } = [.. Repository.Projects.SelectMany(p => p.Sources)];

    [Fact]
    public void No_file_is_long() => Sources
        .Where(f => !f.Contains("Migrations", StringComparison.Ordinal))
        .Select(f => (File: Repository.Relative(f), Lines: File.ReadLines(f).Count()))
        .Where(f => f.Lines > LongestFile)
        .Should().BeEmpty();

    [Fact]
    public void Folders_are_concerns_not_kinds() => Sources
        .Where(f => KindFolder().IsMatch(Repository.Relative(f)))
        .Should().BeEmpty();

    [Fact]
    public void No_test_is_skipped() => Sources.Where(f => SkippedTest().IsMatch(File.ReadAllText(f))).Select(Repository.Relative).Should().BeEmpty();

    [Fact]
    public void No_test_sleeps() => Sources
        .Where(f => Repository.Relative(f).StartsWith("tests/", StringComparison.Ordinal))
        .Where(f => Sleep().IsMatch(File.ReadAllText(f)))
        .Select(Repository.Relative)
        .Should().BeEmpty();

    [Fact]
    public void Every_suppression_of_a_warning_has_its_reason_above_it() => Sources
        .SelectMany(f => Suppressions(f).Select(line => $"{Repository.Relative(f)}:{line}"))
        .Should().BeEmpty();

    [Fact]
    public void Namespaces_follow_the_files_scope() => Sources
        .Where(f => BlockNamespace().IsMatch(File.ReadAllText(f)))
        .Select(Repository.Relative)
        .Should().BeEmpty();

    private static IEnumerable<int> Suppressions(string file)
    {
        var lines = File.ReadAllLines(file);
        return Enumerable.Range(0, lines.Length)
            .Where(i => lines[i].Contains("#pragma " + "warning disable", StringComparison.Ordinal))
            .Where(i => !lines[i].Contains("//", StringComparison.Ordinal) && (i == 0 || !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .Select(i => i + 1);
    }

    [GeneratedRegex(@"/(Helpers?|Utils?|Utilities|Models|Interfaces|Common|Misc)/", RegexOptions.IgnoreCase)]
    private static partial Regex KindFolder();

    [GeneratedRegex(@"\[(Fact|Theory)\([^)]*Skip\s*=")]
    private static partial Regex SkippedTest();

    // A delay on a simulated clock takes no time.
    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\((?!Timeout\.|.*\.Clock, Ct\))")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"^namespace [\w.]+\s*\{?\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();
}
