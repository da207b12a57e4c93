using System.Text.RegularExpressions;

namespace Flitch.Architecture.Tests;

/// <summary>docs/refresh.md promises nothing without the test that holds it to its word.</summary>
public sealed partial class RefreshDocumentTests
{
    private const string Promises = "## What is promised";

    [Fact]
    public void Every_promise_names_a_test() => ListOf(Promise()).Where(p => !TestName().IsMatch(p)).Should().BeEmpty();

    [Fact]
    public void Every_named_test_exists()
    {
        var named = TestName().Matches(Promise()).Select(m => (Class: m.Groups[1].Value, Method: m.Groups[2].Value)).ToList();

        named.Should().HaveCountGreaterThan(20);
        named.Where(n => !Exists(n.Class, n.Method)).Should().BeEmpty();
    }

    private static string Promise()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "refresh.md"));
        text.Should().Contain(Promises);
        return text[text.IndexOf(Promises, StringComparison.Ordinal)..];
    }

    /// <summary>The points of the lists, each on one line.</summary>
    private static IEnumerable<string> ListOf(string text) => Point().Matches(text).Select(m => m.Value.Replace("\n", " ", StringComparison.Ordinal));

    private static bool Exists(string type, string method) => TestSources.Value.Any(source =>
        Regex.IsMatch(source, $@"\bclass {type}\b") && Regex.IsMatch(source, $@"\bpublic .*\b{method}\("));

    private static readonly Lazy<IReadOnlyList<string>> TestSources = new(() =>
        [.. Repository.Files("*.cs").Where(p => Repository.Relative(p).StartsWith("tests/", StringComparison.Ordinal)).Select(File.ReadAllText)]);

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^- .*(\n  .*)*", RegexOptions.Multiline)]
    private static partial Regex Point();
}
