using Flitch.Pipeline.Refreshing;
using Flitch.Testing;

namespace Flitch.Pipeline.Tests.Refreshing;

public sealed class CommitPacerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CommitPacer _pacer;

    public CommitPacerTests() => _pacer = new CommitPacer(
        new PipelineOptions { DataFolder = "", StateFolder = "", PluginFolder = "", CommitRows = 1000, CommitInterval = TimeSpan.FromSeconds(30) }, _clock);

    [Fact]
    public void Nothing_staged_is_never_due()
    {
        _clock.Advance(TimeSpan.FromHours(1));
        _pacer.IsDue(0).Should().BeFalse();
    }

    [Fact]
    public void Rows_or_time_make_it_due()
    {
        _pacer.IsDue(999).Should().BeFalse();
        _pacer.IsDue(1000).Should().BeTrue();
        _clock.Advance(TimeSpan.FromSeconds(30));
        _pacer.IsDue(1).Should().BeTrue();
    }

    [Fact]
    public void Commits_stretch_to_keep_their_share()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _pacer.Committed(TimeSpan.FromSeconds(1));
        _pacer.IsDue(1000).Should().BeFalse("two seconds of eleven are more than a twentieth");
        _clock.Advance(TimeSpan.FromSeconds(28));
        _pacer.IsDue(1000).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _pacer.IsDue(1000).Should().BeTrue();
    }

    [Fact]
    public void What_is_staged_stays_bounded_whatever_the_share()
    {
        _pacer.Committed(TimeSpan.FromHours(1));
        _pacer.IsDue(3_999).Should().BeFalse();
        _pacer.IsDue(4_000).Should().BeTrue("four commits' worth of rows is the most that is held");
    }
}
