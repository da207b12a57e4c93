using System.Diagnostics;

namespace Flitch.DuckDb.Tests.Execution;

/// <summary>A query that would run for ever ends soon after it is told to.</summary>
public sealed class CancellationTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private const string Endless = "SELECT count(*) FROM range(100000000000) a, range(100000000000) b WHERE a.range + b.range = -1";
    private const string EndlessRows = "SELECT range FROM range(1000000000000)";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_token_ends_the_query_and_the_connection_goes_on(int milliseconds)
    {
        using var connection = database.Source.OpenConnection();
        using var stop = new CancellationTokenSource(milliseconds);
        var watch = Stopwatch.StartNew();

        var run = () => new DuckDbCommand(Endless, connection).ExecuteScalarAsync(stop.Token);

        (await run.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(stop.Token);
        watch.Elapsed.Should().BeLessThan(Soon);
        connection.Scalar("SELECT 1").Should().Be(1);
    }

    [Fact]
    public void Cancel_from_another_thread_ends_the_query()
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand(Endless, connection);
        using var running = new Timer(_ => command.Cancel(), null, 100, 100);

        command.Invoking(endless => endless.ExecuteScalar()).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Cancel_ends_the_reading()
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand(EndlessRows, connection);
        using var reader = command.ExecuteReader();
        reader.Read().Should().BeTrue();

        command.Cancel();

        reader.Invoking(rows => rows.Rows(row => row.GetInt64(0)).LongCount()).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public async Task A_token_ends_the_reading()
    {
        using var connection = database.Source.OpenConnection();
        using var stop = new CancellationTokenSource();
        using var reader = await new DuckDbCommand(EndlessRows, connection).ExecuteReaderAsync(TestContext.Current.CancellationToken);
        stop.CancelAfter(50);

        var read = async () =>
        {
            while (await reader.ReadAsync(stop.Token))
                continue;
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_timeout_ends_the_query_and_says_what_it_was()
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand(Endless, connection) { CommandTimeout = 1 };

        command.Invoking(endless => endless.ExecuteScalar()).Should().Throw<OperationCanceledException>().WithInnerException<TimeoutException>();
        connection.Scalar("SELECT 1").Should().Be(1);
    }

    [Fact]
    public void A_reader_dropped_in_the_middle_frees_its_connection()
    {
        using var connection = database.Source.OpenConnection();
        using (var reader = new DuckDbCommand(EndlessRows, connection).ExecuteReader())
            reader.Read().Should().BeTrue();

        connection.Scalar("SELECT 1").Should().Be(1);
    }

    [Fact]
    public void Closing_after_Cancel_neither_throws_nor_runs_what_is_left()
    {
        using var connection = database.Source.OpenConnection();
        using (var command = new DuckDbCommand("SELECT 1; CREATE TEMP TABLE later(i INTEGER)", connection))
        using (command.ExecuteReader())
            command.Cancel();

        connection.Scalar("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'later'").Should().Be(0L);
    }

    [Fact]
    public void A_cancelled_command_runs_again()
    {
        using var connection = database.Source.OpenConnection();
        using var command = new DuckDbCommand(Endless, connection);
        using (new Timer(_ => command.Cancel(), null, 50, 50))
            command.Invoking(endless => endless.ExecuteScalar()).Should().Throw<OperationCanceledException>();
        command.Cancel();
        command.CommandText = "SELECT 7";

        command.ExecuteScalar().Should().Be(7);
    }

    [Fact]
    public async Task Cancelling_many_queries_at_any_moment_never_loses_the_cancellation()
    {
        using var connection = database.Source.OpenConnection();
        for (var attempt = 0; attempt < 60; attempt++)
        {
            using var stop = new CancellationTokenSource();
            var query = new DuckDbCommand(Endless, connection).ExecuteScalarAsync(stop.Token);
            var spin = Task.Run(() => Thread.SpinWait(attempt * 2000), TestContext.Current.CancellationToken);
            await spin;
            await stop.CancelAsync();

            var wait = () => query.WaitAsync(Soon, TestContext.Current.CancellationToken);

            await wait.Should().ThrowAsync<OperationCanceledException>();
        }
    }
}
