using System.Globalization;
using System.Text.Json;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>Through any sequence of schemas every value that ever came stands somewhere, once: in its column, or in <c>_rescued</c> at its field's place.</summary>
public sealed class NoValueIsLostTests : StorageTest
{
    private static readonly string[] Fields = ["a", "b", "c"];

    private static readonly ColumnType[] Types = [ColumnType.Text, ColumnType.Decimal(38, 18), ColumnType.Decimal(5, 1), ColumnType.Integer, ColumnType.Boolean];

    private static readonly string[] Values = ["\"1.50\"", "2", "2.5", "true", "\"x\"", "[1]", "{\"y\":1}", "12345678901234567890"];

    private int _case;

    /// <summary>Columns by field: a type, and which of two names; null for a field without a column.</summary>
    public sealed record Plan(IReadOnlyList<(int Type, bool Second, bool Alias)?> Columns)
    {
        /// <inheritdoc/>
        public override string ToString() => string.Join(" ", Columns.Select((c, i) => c is { } column ? $"{Fields[i]}{(column.Second ? "_2" : "")}:{Types[column.Type]}{(column.Alias ? " alias" : "")}" : "-"));
    }

    [Fact]
    public void Any_schemas_keep_every_value() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25).WithStartSize(2).WithEndSize(6),
        Prop.ForAll(
            Arb.From(Gen.ListOf(RescuedGen(), 4).Select(r => r.ToList())),
            Arb.From(Gen.ListOf(PlanGen()).Select(p => p.ToList()), plans => plans.Select((_, i) => plans.Where((_, at) => at != i).ToList())),
            (rows, plans) =>
            {
                RunAsync(rows, plans).GetAwaiter().GetResult();
                return true;
            }));

    private static Gen<string?> RescuedGen() =>
        from fields in Gen.ListOf(from field in Gen.Elements("a", "b", "c", "d") from value in Gen.Elements(Values) select $"\"{field}\":{value}")
        select fields.Count == 0 ? null : $"{{{string.Join(',', fields)}}}";

    private static Gen<Plan> PlanGen() =>
        from columns in Gen.ListOf(
            Gen.OneOf(
                Gen.Constant<(int, bool, bool)?>(null),
                from type in Gen.Choose(0, Types.Length - 1)
                from second in Gen.Elements(false, true)
                from alias in Gen.Elements(false, true)
                select ((int, bool, bool)?)(type, second, alias)),
            Fields.Length)
        select new Plan([.. columns]);

    private async Task RunAsync(List<string?> rescued, List<Plan> plans)
    {
        var connection = new ConnectionName($"case{_case++}", "kraken");
        var none = Descriptor(new([null, null, null]));
        await using (var writer = await DatasetWriter.OpenAsync(Folder, connection, none, Cancel))
        {
            using var batch = new RecordBatch([.. none.Columns.Select(c => c.Type)]);
            for (var i = 0; i < rescued.Count; i++)
            {
                ((TextColumn)batch.Columns[0]).Append($"L{i}");
                ((Int64Column)batch.Columns[1]).Append(Row.Micros(Row.At(i + 1)));
                if (rescued[i] is { } text)
                {
                    batch.Rescued.Append(text);
                }
                else
                {
                    batch.Rescued.AppendNull();
                }
            }

            writer.Stage(batch, new(ManualClock.Start, "run-1", 1));
            await writer.CommitAsync(RefreshState.Empty, Cancel);
        }

        var (expected, current) = (await ReadAsync(connection.Name, none), none);
        foreach (var plan in plans)
        {
            current = await TryEvolveAsync(connection, Descriptor(plan)) ?? current;
            (await ReadAsync(connection.Name, current)).Should().Equal(expected, "of {0}", plan);
        }
    }

    private async Task<ObjectDescriptor?> TryEvolveAsync(ConnectionName connection, ObjectDescriptor descriptor)
    {
        try
        {
            await using (await DatasetWriter.OpenAsync(Folder, connection, descriptor, Cancel))
            {
                return descriptor;
            }
        }
        catch (FlitchException error) when (error.Error.Code == "storage:retype-loses")
        {
            return null;
        }
    }

    private static ObjectDescriptor Descriptor(Plan plan) => Samples.Ledgers with
    {
        Fingerprint = Guid.NewGuid().ToString(),
        Columns =
        [
            .. Samples.Ledgers.Columns.Take(2),
            .. plan.Columns.Select((c, i) => c is { } column ? Column(Fields[i], column) : null).OfType<ColumnDescriptor>(),
        ],
    };

    private static ColumnDescriptor Column(string field, (int Type, bool Second, bool Alias) column) => new(column.Second ? field + "_2" : field, Types[column.Type], "")
    {
        Source = field,
        Aliases = column.Alias ? [column.Second ? field : field + "_2"] : [],
    };

    // Every row's values by field, wherever they stand, numbers by value.
    private async Task<IReadOnlyList<string>> ReadAsync(string connection, ObjectDescriptor descriptor)
    {
        var columns = descriptor.Columns.Skip(2).ToList();
        var select = string.Concat(columns.Select(c => $", {c.Name}::VARCHAR"));
        await using var result = await new QueryEngine(Folder).ExecuteAsync($"SELECT ledger_id, _rescued{select} FROM {connection}.ledgers ORDER BY ledger_id", null, Cancel);
        var rows = new List<string>();
        await foreach (var row in result.ReadRowsAsync(Cancel))
        {
            var values = columns.Select((c, i) => (c.Source!, Text: (string?)row[i + 2])).Where(v => v.Text is not null).Select(v => $"{v.Item1}={Canonical(v.Text!)}");
            rows.Add($"{row[0]}: {string.Join(' ', values.Concat(Rescued((string?)row[1])).Order(StringComparer.Ordinal))}");
        }

        return rows;
    }

    private static IEnumerable<string> Rescued(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(p => $"{p.Name}={Canonical(p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText())}")];
    }

    private static string Canonical(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? (number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
        : text;
}
