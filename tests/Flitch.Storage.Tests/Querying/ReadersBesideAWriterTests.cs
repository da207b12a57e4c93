using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Querying;

/// <summary>A query during commits sees whole commits only.</summary>
public sealed class ReadersBesideAWriterTests : StorageTest
{
    private const int Commits = 25;

    [Fact]
    public async Task Every_query_sees_one_commit_whole()
    {
        await CommitAsync(All(0));
        using var written = new CancellationTokenSource();
        var reading = ReadAsync(written.Token);
        await using (var writer = await OpenAsync())
        {
            for (var i = 1; i <= Commits; i++)
            {
                await CommitAsync(writer, $"run-{i}", All(i));
            }
        }

        await written.CancelAsync();
        var seen = await reading;

        seen.Should().OnlyContain(s => s.EndsWith("|1|12", StringComparison.Ordinal), "all twelve rows are of one commit");
        seen.Select(s => int.Parse(s.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture)).Should().BeInAscendingOrder().And.HaveCountGreaterThan(1);
    }

    // One row in each month; every commit changes all of them.
    private static Row[] All(int amount) => [.. Enumerable.Range(1, 12).Select(m => new Row($"L{m}", Row.At(m), $"{amount}"))];

    private async Task<List<string>> ReadAsync(CancellationToken written)
    {
        var seen = new List<string>();
        do
        {
            seen.AddRange(await new QueryEngine(Folder).TextAsync("SELECT min(amount)::INTEGER, count(DISTINCT amount), count(*) FROM main.ledgers"));
        }
        while (!written.IsCancellationRequested);
        return seen;
    }

    [Fact]
    public async Task Superseded_files_stay_ten_minutes()
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"));
        var old = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        await CommitAsync(new Row("L1", Row.At(11), "2"));
        Clock.Now = ManualClock.Start.AddMinutes(9);
        await CommitAsync(new Row("L1", Row.At(11), "3"));
        File.Exists(old).Should().BeTrue();

        Clock.Now = ManualClock.Start.AddMinutes(11);
        await CommitAsync(new Row("L1", Row.At(11), "4"));

        File.Exists(old).Should().BeFalse();
        var manifest = await ManifestAsync();
        Directory.EnumerateFiles(Folder.FilesPath, "*.part", SearchOption.AllDirectories).Should().HaveCount(1 + manifest.Superseded.Count);
        manifest.Superseded.Should().HaveCount(2, "of the second and the third file, nine and eleven minutes after the start");
    }

    [Fact]
    public async Task A_link_is_the_file_itself_and_is_replaced_by_a_new_one()
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"));
        var link = Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "month=2026-11-01", "data.parquet");
        var first = await File.ReadAllBytesAsync(link, Cancel);
        first.Should().Equal(await File.ReadAllBytesAsync(Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path), Cancel));
        using var opened = File.OpenRead(link);

        await CommitAsync(new Row("L1", Row.At(11), "2"));

        var again = new byte[first.Length];
        await opened.ReadExactlyAsync(again, Cancel);
        again.Should().Equal(first, "whoever reads goes on reading what was there");
        (await File.ReadAllBytesAsync(link, Cancel)).Should().Equal(await File.ReadAllBytesAsync(Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path), Cancel));
        Directory.EnumerateFiles(Path.GetDirectoryName(link)!).Should().ContainSingle();
    }

    [Fact]
    public async Task The_link_of_a_month_that_lost_its_rows_goes()
    {
        await CommitAsync(new Row("L1", Row.At(10)));
        await CommitAsync(new Row("L1", Row.At(11)));

        Directory.EnumerateDirectories(Path.Combine(Folder.ConnectionsPath, "main", "ledgers")).Select(Path.GetFileName).Should().Equal("month=2026-11-01");
    }
}
