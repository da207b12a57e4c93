using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>A secret on the command line is refused, and neither printed nor written anywhere.</summary>
public sealed class LiteralSecretTests : IDisposable
{
    private const string Marker = "kQH5HWmarkerNeverShown8p1uGOV==";
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task Literal_secret_is_refused_by_name_only()
    {
        var outcome = await _person.With("KEY", "k").TypesAsync("connection", "add", "kraken", "--set", "api_key=env:KEY", "--set", $"private_key={Marker}");
        (outcome with { Arguments = outcome.Arguments.Replace(Marker, "…", StringComparison.Ordinal) }).ShouldMatch("usage/literal-secret");
        NothingWasWrittenOf(outcome);
    }

    [Theory]
    [InlineData("--set", Marker)]
    [InlineData("--set", "private_key", Marker)]
    [InlineData("--set", "private_key = " + Marker)]
    [InlineData("--set", "private_key:" + Marker)]
    [InlineData(Marker)]
    [InlineData("--private_key", Marker)]
    [InlineData("--private_key=" + Marker)]
    [InlineData("--set", "private_key=env:" + Marker)]
    [InlineData("--set", "private_key=file:" + Marker)]
    [InlineData("--json", "--set", "private_key=" + Marker)]
    public async Task Mistyped_secret_is_not_repeated(params string[] words)
    {
        var outcome = await _person.With("KEY", "k").TypesAsync(["connection", "add", "kraken", "--set", "api_key=env:KEY", .. words]);
        outcome.ExitCode.Should().Be(2);
        NothingWasWrittenOf(outcome);
    }

    private void NothingWasWrittenOf(Outcome outcome)
    {
        (outcome.Output + outcome.Errors).Should().NotContain(Marker);
        foreach (var file in Directory.EnumerateFiles(_person.Folder, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).Should().NotContain(Marker, "{0} was written", file);
    }
}
