using System.Reflection;
using System.Text.RegularExpressions;

namespace Flitch.Connectors.TestKit.Tests;

/// <summary>docs/conformance-kit.md names every test, and none that is gone.</summary>
public sealed partial class ManualTests
{
    [Fact]
    public void The_manual_lists_the_tests()
    {
        var tests = typeof(ConnectorConformance).GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null).Select(m => m.Name);

        Row().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "conformance-kit.md"))).Select(m => m.Groups[1].Value).Should().BeEquivalentTo(tests);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the working tree.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\| `([A-Z]\w+_\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
