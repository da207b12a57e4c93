using Flitch.Connectors.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Tests.Pipeline;

public sealed class OrderTests
{
    [Fact]
    public void FilesInAnyOrder_GiveTheSameSources()
    {
        var files = Repository.Schemas("schemas", "kraken");

        Sources(files.Reverse()).Should().Equal(Sources(files));
    }

    [Fact]
    public void TwoRuns_GiveTheSameBytes() => Sources(Repository.Demo()).Should().Equal(Sources(Repository.Demo()));

    [Fact]
    public void PathsWithBackslashes_GiveTheSameSources()
    {
        var files = Repository.Demo();

        Sources(files.Select(f => new SchemaText(@"C:\tree\" + f.Path.Replace('/', '\\'), f.Text))).Should().Equal(Sources(files));
    }

    private static IEnumerable<(string, string)> Sources(IEnumerable<AdditionalText> files) =>
        Driver.Run(files).GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).OrderBy(s => s.HintName, StringComparer.Ordinal);
}
