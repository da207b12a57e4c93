using System.Text;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Extraction.Fields;

namespace Flitch.Connectors.Rest.Tests.Extraction;

/// <summary>An extractor written by hand as the generator writes them: a map of records with a nested object, a list and every type.</summary>
internal sealed class Sample(RecordLayout layout) : JsonExtractor(layout)
{
    public const int Id = 0;
    public const int Time = 1;
    public const int Amount = 2;
    public const int Type = 3;
    public const int Flag = 4;
    public const int Number = 5;
    public const int Pair = 6;
    public const int Close = 7;
    public const int Trades = 8;
    public const int Until = 9;

    private static readonly ColumnType[] Types =
    [
        ColumnType.Text, ColumnType.Timestamp, ColumnType.Decimal(38, 18), ColumnType.Text, ColumnType.Boolean, ColumnType.Integer, ColumnType.Text,
        ColumnType.Text, ColumnType.List(ColumnType.Text), ColumnType.Timestamp,
    ];

    public static RecordLayout Map { get; } = Layout(RecordShape.Map);

    public static RecordLayout Layout(RecordShape shape) => new()
    {
        Records = ["result", "rows"],
        Shape = shape,
        Count = ["result", "count"],
        NextToken = ["result", "cursor", "next"],
        Key = shape == RecordShape.Map ? Id : null,
        PrimaryKey = shape == RecordShape.Object ? [] : [Id],
        Cursor = Time,
        Fields =
        [
            new TextField("id") { Required = shape == RecordShape.Map },
            new UnixSecondsField("time") { Required = true },
            new DecimalField("amount", 38, 18) { Required = true },
            new TextField("type") { KnownValues = ["trade", "deposit"] },
            new BooleanField("flag"),
            new IntegerField("number", ["0"]),
            new TextField("descr/pair") { Required = true },
            new TextField("descr/close", ["none"]) { AllowsNull = true },
            new ListField("trades", new TextField("trades")),
            new UnixSecondsField("until", ["0"]),
        ],
    };

    public override RecordBatch CreateBatch() => new(Types);

    /// <summary>Reads one record with the given fields, as JSON without the braces.</summary>
    public static (RecordBatch Batch, ExtractionResult Result) ReadRecord(string fields)
    {
        var record = $$$"""{"time":1700000000.5,"amount":"1","descr":{"pair":"XBTUSD"}{{{(fields.Length == 0 ? "" : "," + fields)}}}}""";
        return ReadBody($$$"""{"error":[],"result":{"rows":{"A":{{{record}}}},"count":1}}""");
    }

    /// <summary>An answer with the given container of records.</summary>
    public static string Answer(string rows) => $$$"""{"result":{"rows":{{{rows}}} }}""";

    public static (RecordBatch Batch, ExtractionResult Result) ReadBody(string body, RecordLayout? layout = null) =>
        ReadBody(Encoding.UTF8.GetBytes(body), layout);

    public static (RecordBatch Batch, ExtractionResult Result) ReadBody(byte[] body, RecordLayout? layout = null)
    {
        var extractor = new Sample(layout ?? Map);
        var batch = extractor.CreateBatch();
        return (batch, extractor.Extract(body, batch));
    }

    public static string? TextAt(RecordBatch batch, int column, int row = 0) => ((TextColumn)batch.Columns[column])[row];

    public static long? LongAt(RecordBatch batch, int column, int row = 0) => ((Int64Column)batch.Columns[column])[row];

    public static Int128? DecimalAt(RecordBatch batch, int row = 0) => ((DecimalColumn)batch.Columns[Amount])[row];

    public static Drift Expect(DriftKind kind, string field, string sample, int records = 1) => new(kind, field, sample, records);

    protected override void ReadRecord(ref RecordReader record)
    {
        while (record.NextField(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): record.Read(Id); break;
                case 4 when name.SequenceEqual("time"u8): record.Read(Time); break;
                case 4 when name.SequenceEqual("type"u8): record.Read(Type); break;
                case 4 when name.SequenceEqual("flag"u8): record.Read(Flag); break;
                case 5 when name.SequenceEqual("until"u8): record.Read(Until); break;
                case 5 when name.SequenceEqual("descr"u8): ReadDescr(ref record); break;
                case 6 when name.SequenceEqual("amount"u8): record.Read(Amount); break;
                case 6 when name.SequenceEqual("number"u8): record.Read(Number); break;
                case 6 when name.SequenceEqual("trades"u8): record.Read(Trades); break;
                default: record.Unknown(); break;
            }
        }
    }

    private static void ReadDescr(ref RecordReader record)
    {
        if (!record.Enter())
        {
            return;
        }

        while (record.NextField(out var name))
        {
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pair"u8): record.Read(Pair); break;
                case 5 when name.SequenceEqual("close"u8): record.Read(Close); break;
                default: record.Unknown(); break;
            }
        }
    }
}
