using Flitch.Connectors.Generators.Tests.Support;

namespace Flitch.Connectors.Generators.Tests.Emission;

/// <summary>
/// What is generated, word for word. After a wanted change run the tests once with <c>FLITCH_GOLDEN=write</c>, and read the difference.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "Golden");

    private static readonly Dictionary<string, string> Generated = Driver.Run(Repository.Demo()).GeneratedSources
        .Where(s => s.HintName is "demo.catalog.g.cs" or "demo.registration.g.cs" || s.HintName.StartsWith("demo.things.", StringComparison.Ordinal)
            || s.HintName.StartsWith("demo.holdings.", StringComparison.Ordinal))
        .ToDictionary(s => s.HintName + ".txt", s => s.SourceText.ToString());

    public static TheoryData<string> Names => [.. Generated.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_IsAsKept(string name)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("FLITCH_GOLDEN") == "write")
        {
            File.WriteAllText(path, Generated[name]);
        }

        File.ReadAllText(path).Should().Be(Generated[name]);
    }

    [Fact]
    public void Folder_HoldsNothingElse() => Directory.GetFiles(Folder).Select(Path.GetFileName).Should().BeEquivalentTo(Generated.Keys);

    [Fact]
    public void Source_HasNoTrailingSpaceAndEndsInOneLineFeed() =>
        Generated.Values.Should().OnlyContain(t => !t.Contains('\r') && !t.Contains(" \n") && t.EndsWith("}\n") && !t.Contains("\n\n\n"));
}
