using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Tests.Catalog;

public sealed class CatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public CatalogTests() => _data = DataFolder.Open(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _data.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_migrations_make_the_schema_that_the_model_wants()
    {
        using var store = new CatalogStore(_data);
        var migrated = await store.UseAsync(c => Task.FromResult(Schema(c.Database.GetConnectionString()!)));
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var model = new CatalogContext(new DbContextOptionsBuilder<CatalogContext>().UseSqlite(memory).Options);
        model.Database.EnsureCreated();
        migrated.Should().Equal(Schema(memory));
    }

    [Fact]
    public async Task A_database_of_this_version_is_left_as_it_is()
    {
        using (var first = new CatalogStore(_data))
        {
            await first.UseAsync(c => c.Runs.CountAsync());
        }

        using var second = new CatalogStore(_data);
        (await second.UseAsync(c => c.Runs.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task A_newer_database_is_refused_and_left_alone()
    {
        Run("PRAGMA user_version = 999; CREATE TABLE future (x)");
        using var store = new CatalogStore(_data);
        var told = await store.Invoking(s => s.UseAsync(c => c.Runs.CountAsync())).Should().ThrowAsync<FlitchException>();
        told.Which.Error.Should().BeEquivalentTo(new { Code = "catalog:newer", Kind = ErrorKind.Storage });
        Schema($"Data Source={_data.CatalogPath}").Should().ContainSingle();
    }

    [Fact]
    public async Task A_damaged_database_is_told_and_left_alone()
    {
        await File.WriteAllTextAsync(_data.CatalogPath, new string('x', 5000), TestContext.Current.CancellationToken);
        using var store = new CatalogStore(_data);
        var told = await store.Invoking(s => s.UseAsync(c => c.Runs.CountAsync())).Should().ThrowAsync<FlitchException>();
        told.Which.Error.Code.Should().Be("catalog:broken");
        new FileInfo(_data.CatalogPath).Length.Should().Be(5000);
    }

    [Fact]
    public async Task A_damaged_table_is_told_too()
    {
        using (var store = new CatalogStore(_data))
        {
            await store.UseAsync(c => c.Runs.CountAsync());
        }

        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_data.CatalogPath, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(_data.CatalogPath, bytes, TestContext.Current.CancellationToken);
        using var damaged = new CatalogStore(_data);
        var told = await damaged.Invoking(s => s.UseAsync(c => c.Runs.CountAsync())).Should().ThrowAsync<FlitchException>();
        told.Which.Error.Code.Should().Be("catalog:broken");
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once() =>
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var store = new CatalogStore(_data);
            return await store.UseAsync(c => c.Runs.CountAsync());
        })))).Should().OnlyContain(count => count == 0);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_data.CatalogPath}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A literal of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static List<string> Schema(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        return Schema(connection);
    }

    private static List<string> Schema(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
        using var reader = command.ExecuteReader();
        var statements = new List<string>();
        while (reader.Read())
        {
            // A column that was added later stands behind a line break of its own.
            statements.Add(string.Concat(reader.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        return statements;
    }
}
