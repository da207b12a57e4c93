using Flitch.Host.Tests.Processes;
using Flitch.Testing;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch schema validate</c> says what <c>dotnet build</c> says, in the same words: <c>BuildTests</c> of the generator reads the same cases.</summary>
public sealed class SchemaValidateTests : IClassFixture<SchemaValidateTests.Run>
{
    private readonly Run _run;

    public SchemaValidateTests(Run run) => _run = run;

    public static TheoryData<string> Folders => [.. FindingCases.All.Select(c => c.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_mistake_is_printed_with_file_line_column_id_and_text_and_nothing_else_is(string folder)
    {
        var expected = FindingCases.All.Single(c => c.Folder == folder);

        _run.Lines.Where(l => l.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Select(l => folder + "/" + l[(folder.Length + 1)..])
            .Should().Equal([expected.Line], "{0} is the mistake", expected.Id);
    }

    [Fact]
    public void The_last_line_counts_and_the_exit_code_says_that_there_are_errors()
    {
        _run.Lines[^1].Should().Be($"{FindingCases.All.Sum(c => c.Files.Count)} files, {FindingCases.All.Count} errors, 0 warnings");
        _run.ExitCode.Should().Be(2);
    }

    /// <summary>One run over all cases.</summary>
    public sealed class Run : IAsyncLifetime
    {
        private readonly Person _person = new();
        private readonly string _root = Directory.CreateTempSubdirectory("flitch-mistakes-").FullName;

        internal IReadOnlyList<string> Lines { get; private set; } = [];

        internal int ExitCode { get; private set; }

        public async ValueTask InitializeAsync()
        {
            foreach (var one in FindingCases.All)
                one.Write(_root);
            var outcome = await _person.TypesAsync("schema", "validate", _root);
            Lines = [.. outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace(_root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
            ExitCode = outcome.ExitCode;
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_root, recursive: true);
            _person.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
