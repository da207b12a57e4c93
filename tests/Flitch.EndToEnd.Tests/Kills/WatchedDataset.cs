using System.Globalization;
using System.Text.Json;
using Flitch.DuckDb;
using Flitch.Storage;
using Flitch.Storage.Querying;

namespace Flitch.EndToEnd.Tests.Kills;

/// <summary>
/// A dataset under other people's hands. Flitch's own query must see one commit of it, whole: no row twice, none less than before, and as many as the
/// manifests before and after the query state. A foreign glob may fail or meet a commit half done; run again after the commit, it is right.
/// </summary>
internal sealed class WatchedDataset(DataFolder folder, string name, string key)
{
    private readonly string _home = Path.Combine(folder.ConnectionsPath, "main", name);
    private long _seen;

    public int Queries { get; private set; }

    public int ForeignOverlaps { get; private set; }

    private string Manifest => Path.Combine(_home, "_flitch.json");

    private string Counts => $"SELECT count(*), count(DISTINCT {key})";

    public async Task AskAsync(QueryEngine engine)
    {
        if (File.Exists(Manifest))
        {
            await AskOwnAsync(engine);
            AskForeign();
        }
    }

    public void ForeignMustBeRight() =>
        Foreign().Should().Be((Stated(), Stated()), "a foreign glob over {0} that is run again after the commit is right", name);

    private async Task AskOwnAsync(QueryEngine engine)
    {
        var before = Stated();
        var (rows, distinct) = await OwnAsync(engine);
        distinct.Should().Be(rows, "no row of {0} is seen twice", name);
        rows.Should().BeInRange(before, Stated(), "a query of {0} sees one commit, whole", name);
        rows.Should().BeGreaterThanOrEqualTo(_seen, "rows of {0} that were seen stay", name);
        _seen = rows;
        Queries++;
    }

    private async Task<(long Rows, long Distinct)> OwnAsync(QueryEngine engine)
    {
        await using var result = await engine.ExecuteAsync($"{Counts} FROM main.{name}", null, CancellationToken.None);
        var row = await result.ReadRowsAsync(CancellationToken.None).FirstAsync();
        return (Convert.ToInt64(row[0], CultureInfo.InvariantCulture), Convert.ToInt64(row[1], CultureInfo.InvariantCulture));
    }

    private void AskForeign()
    {
        try
        {
            var (rows, distinct) = Foreign();
            ForeignOverlaps += rows == distinct ? 0 : 1;
        }
        catch (DuckDbException)
        {
            ForeignOverlaps++;
        }
    }

    private (long Rows, long Distinct) Foreign()
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = new DuckDbCommand($"{Counts} FROM read_parquet('{_home}/*/data.parquet')", connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private long Stated()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Manifest));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().Where(f => f.GetProperty("role").GetString() == "Rows");
        return files.Sum(f => f.GetProperty("rows").GetInt64());
    }
}
