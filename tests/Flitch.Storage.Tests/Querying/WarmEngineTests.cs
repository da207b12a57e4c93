using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Querying;

/// <summary>Instances stay open between queries; what they show is the last commit all the same.</summary>
public sealed class WarmEngineTests : StorageTest
{
    public static TheoryData<QueryOptions> Kinds { get; } = [QueryOptions.Default, QueryOptions.Ours];

    private QueryEngine Engine => new(Folder);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_is_seen_by_the_next_query(QueryOptions kind)
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"));
        (await AskAsync("SELECT sum(amount)::INT FROM main.ledgers", kind)).Should().Equal("1");

        await CommitAsync(new Row("L1", Row.At(11), "5"), new Row("L2", Row.At(10), "2"));

        (await AskAsync("SELECT (SELECT sum(amount)::INT FROM main.ledgers), (SELECT sum(amount)::INT FROM kraken.ledgers)", kind)).Should().Equal("7|7");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_of_an_older_commit_is_never_asked_for(QueryOptions kind)
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"));
        await AskAsync("FROM main.ledgers", kind);
        var old = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        await CommitAsync(new Row("L1", Row.At(11), "2"));

        File.Delete(old);

        (await AskAsync("SELECT amount::INT FROM main.ledgers", kind)).Should().Equal("2");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_dataset_that_is_removed_and_comes_again_with_other_types_is_followed(QueryOptions kind)
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"));
        await AskAsync("FROM kraken.ledgers", kind);

        Folder.DeleteDataset(Ledgers);
        var gone = await this.Invoking(t => t.AskAsync("FROM main.ledgers", kind)).Should().ThrowAsync<FlitchException>();
        gone.Which.Error.Code.Should().Be("query:sql");
        (await AskAsync("SELECT count(*) FROM (SHOW ALL TABLES)", kind)).Should().Equal("0");

        await using (await OpenAsync(Samples.Ledgers with { Columns = [.. Samples.Ledgers.Columns.Select(c => c.Name == "amount" ? new ColumnDescriptor("amount", Flitch.Connectors.Columns.ColumnType.Integer, "") : c)], Fingerprint = "f2" }))
        {
        }

        (await AskAsync("SELECT column_type FROM (DESCRIBE kraken.ledgers) WHERE column_name = 'amount'", kind)).Should().Equal("BIGINT");
    }

    [Fact]
    public async Task A_file_that_is_lost_after_the_views_were_made_is_named()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await AskAsync("FROM main.ledgers", QueryOptions.Ours);
        var file = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);

        File.Delete(file);

        var error = await this.Invoking(t => t.AskAsync("FROM main.ledgers", QueryOptions.Ours)).Should().ThrowAsync<FlitchException>();
        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:file-missing" && e.Summary.Contains(file));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Names_without_a_prefix_are_those_of_the_chosen_connection(QueryOptions kind)
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await using (await DatasetWriter.OpenAsync(Folder, new ConnectionName("second", "kraken"), Samples.Ledgers, Cancel))
        {
        }

        (await AskAsync("SELECT count(*) FROM ledgers", kind with { Schema = "second" })).Should().Equal("0");
        (await AskAsync("SELECT count(*) FROM ledgers", kind)).Should().Equal("1");
        (await AskAsync("WITH ledgers AS (SELECT 7 AS n) SELECT n FROM ledgers", kind with { Schema = "third" })).Should().Equal("7");
        var error = await this.Invoking(t => t.AskAsync("SELECT count(*) FROM ledgers", kind with { Schema = "third" })).Should().ThrowAsync<FlitchException>("a connection without datasets has no other's");
        error.Which.Error.Place.Should().Be(new ErrorPlace(1, 22));
    }

    [Fact]
    public async Task Columns_are_told_without_running()
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        var columns = await Engine.DescribeAsync("SELECT amount, time, error('never run') AS e FROM ledgers WHERE asset = $1", QueryOptions.Ours, Cancel);

        columns.Select(c => $"{c.Name} {c.Type}").Should().Equal("amount DECIMAL(38,18)", "time TIMESTAMP WITH TIME ZONE", "e INTEGER");
    }

    [Fact]
    public async Task Parameters_are_bound_by_name()
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        await using var result = await Engine.ExecuteAsync("SELECT $b || $a AS t", QueryParameters.Named([new("a", "'; DROP"), new("b", "x")]), QueryOptions.Default, Cancel);

        (await result.ReadRowsAsync(Cancel).ToListAsync(Cancel)).Should().ContainSingle().Which.Should().Equal("x'; DROP");
    }

    [Theory]
    [InlineData("SELECT 1,\n  'é日本' || amont FROM main.ledgers", 2, 12)]
    [InlineData("SELECT 'é😀' FROM FROM x", 1, 19)]
    [InlineData("SELECT *\r\nFROM nothing", 2, 6)]
    [InlineData("SELECT asset::INT FROM main.ledgers", 1, 13)]
    public async Task An_error_tells_its_place(string sql, int line, int column)
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        var error = await Engine.Invoking(e => e.TextAsync(sql)).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Place.Should().Be(new ErrorPlace(line, column));
        error.Which.Message.Should().Contain($"LINE {line}: ").And.EndWith("^").And.NotContain("{");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_query_ends_with_its_time(QueryOptions kind)
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        var error = await this.Invoking(t => t.AskAsync("SELECT count(*) FROM range(100000000000) a WHERE a.range % 7 = 3", kind with { Timeout = TimeSpan.FromSeconds(1) })).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "query:timeout" && e.Summary.EndsWith("longer than 1 second."));
        (await AskAsync("SELECT count(*) FROM main.ledgers", kind)).Should().Equal("1");
    }

    [Fact]
    public async Task Queries_of_Flitchs_own_share_an_instance_and_run_at_a_time()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var results = new List<QueryResult>();
        for (var i = 0; i < 8; i++)
        {
            results.Add(await Engine.ExecuteAsync("SELECT * FROM range(100000), main.ledgers", QueryParameters.None, QueryOptions.Ours, Cancel));
        }

        await CommitAsync(new Row("L2", Row.At(10)));
        var waiting = AskAsync("SELECT count(*) FROM main.ledgers", QueryOptions.Ours);
        (await Task.WhenAll(results.Select(async r => await r.ReadRowsAsync(Cancel).CountAsync(Cancel)))).Should().OnlyContain(c => c == 100_000, "each sees the commit that it began with");
        foreach (var result in results)
        {
            await result.DisposeAsync();
        }

        (await waiting).Should().Equal("2");
    }

    private async Task<List<string>> AskAsync(string sql, QueryOptions options)
    {
        await using var result = await Engine.ExecuteAsync(sql, QueryParameters.None, options, Cancel);
        return await result.ReadRowsAsync(Cancel).Select(r => string.Join('|', r)).ToListAsync(Cancel);
    }
}
