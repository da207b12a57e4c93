using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>Datasets of <see cref="Samples.Ledgers"/> whose schema changes.</summary>
public abstract class EvolutionTest : StorageTest
{
    protected QueryEngine Engine => new(Folder);

    /// <summary>The sample with other columns.</summary>
    protected static ObjectDescriptor Changed(Func<ColumnDescriptor, IEnumerable<ColumnDescriptor>> change) =>
        Samples.Ledgers with { Fingerprint = Guid.NewGuid().ToString(), Columns = [.. Samples.Ledgers.Columns.SelectMany(change)] };

    protected static ObjectDescriptor Without(params string[] names) => Changed(c => names.Contains(c.Name) ? [] : [c]);

    protected static ObjectDescriptor Plus(params ColumnDescriptor[] columns) =>
        Samples.Ledgers with { Fingerprint = Guid.NewGuid().ToString(), Columns = [.. Samples.Ledgers.Columns, .. columns] };

    protected static ObjectDescriptor Retyped(string name, ColumnType type, params string[] nullValues) =>
        Changed(c => [c.Name == name ? new(name, type, c.Description) { NullValues = nullValues } : c]);

    /// <summary>Opens under a schema, sees that every file is as the manifest says and of that one schema, and closes.</summary>
    protected async Task EvolveAsync(ObjectDescriptor descriptor)
    {
        await using var writer = await OpenAsync(descriptor);
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty("all files are of the new schema, and their figures right");
        writer.Manifest.Fingerprint.Should().Be(descriptor.Fingerprint);
        ShouldGlob(descriptor);
    }

    /// <summary>What anyone's DuckDB sees over the links, without <c>union_by_name</c>.</summary>
    protected void ShouldGlob(ObjectDescriptor descriptor)
    {
        using var duck = Queries.Bare();
        var glob = $"read_parquet('{Folder.ConnectionsPath}/main/ledgers/**/*.parquet', union_by_name=false, hive_partitioning=true)";
        duck.Text($"SELECT column_name FROM (DESCRIBE SELECT * FROM {glob})").Take(descriptor.Columns.Count).Should().Equal(descriptor.Columns.Select(c => c.Name));
        duck.Text($"SELECT * FROM {glob}").Should().HaveCount(duck.Text("SELECT 1 FROM (" + string.Join(" UNION ALL ", Links().Select(l => $"SELECT {descriptor.Columns[0].Name} FROM read_parquet('{l}')")) + ")").Count);
    }

    protected Task<IReadOnlyList<string>> QueryAsync(string columns, string table = "ledgers") => Engine.TextAsync($"SELECT ledger_id, {columns} FROM main.{table} ORDER BY ledger_id");

    private IEnumerable<string> Links() => Directory.EnumerateFiles(Path.Combine(Folder.ConnectionsPath, "main", "ledgers"), "*.parquet", SearchOption.AllDirectories);
}
