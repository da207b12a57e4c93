using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Extraction.Fields;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Rest.Tests.Extraction;

/// <summary>Values of any shape are kept whole, digit for digit, without blanks.</summary>
public sealed class JsonFieldTests
{
    // Quotes within texts as backslash and quote, which is the harder reading.
    private static readonly JsonSerializerOptions Narrow = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Wide = new(Narrow) { WriteIndented = true };

    public static TheoryData<string, string?> Values => new()
    {
        { """[ [1.50, "2"] ,[]]""", """[[1.50,"2"],[]]""" },
        { "{ \"a\" : { \"b c\" : \" \\\" x \" },\n\t\"d\":1e-7 }", """{"a":{"b c":" \" x "},"d":1e-7}""" },
        { """["\\", " \\\" ", "\u00fc \/"]""", """["\\"," \\\" ","\u00fc \/"]""" },
        { """["\\\\" , " a "]""", """["\\\\"," a "]""" },
        { "\"text\"", "\"text\"" },
        { "1.0", "1.0" },
        { "true", "true" },
        { "[ ]", "[]" },
        { "null", null },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_kept_whole_without_the_blanks_between_its_parts(string value, string? kept)
    {
        var (batch, result) = Read($$"""{"result":[{"whole":{{value}},"id":"a"}]}""");

        ((TextColumn)batch.Columns[0])[0].Should().Be(kept);
        ((TextColumn)batch.Columns[1])[0].Should().Be("a", "what follows is read as ever");
        result.Drift.Should().BeEmpty();
        batch.Rescued[0].Should().BeNull();
    }

    /// <summary>Writing JSON with and without blanks gives one text, and it is the same value.</summary>
    [Fact]
    public void Any_value_is_kept_as_the_same_value_however_it_is_laid_out() => Prop.ForAll(Trees(4).ToArbitrary(), node =>
    {
        var text = node?.ToJsonString(Narrow) ?? "0";
        var (wide, _) = Read($$"""{"result":[{"whole":{{node?.ToJsonString(Wide) ?? "0"}},"id":"a"}]}""");
        var (narrow, _) = Read($$"""{"result":[{"whole":{{text}},"id":"a"}]}""");
        var kept = ((TextColumn)wide.Columns[0])[0];
        return kept == text && kept == ((TextColumn)narrow.Columns[0])[0];
    }).QuickCheckThrowOnFailure();

    private static Gen<JsonNode?> Trees(int depth)
    {
        var texts = Gen.Elements("", " ", "a b", "\"", "\\", "\\\"", " { ", "\t\n", "ü").Select(t => (JsonNode?)JsonValue.Create(t));
        var leaves = Gen.OneOf(texts, Gen.Choose(-9, 9).Select(n => (JsonNode?)JsonValue.Create(n)), Gen.Constant((JsonNode?)JsonValue.Create(true)));
        if (depth == 0)
        {
            return leaves;
        }

        var lists = Trees(depth - 1).Select(n => n?.ToJsonString()).ArrayOf(3).Select(items => (JsonNode?)JsonNode.Parse($"[{string.Join(',', items.Select(i => i ?? "0"))}]"));
        var objects = Trees(depth - 1).Select(n => (JsonNode?)JsonNode.Parse($$"""{ "a \" b": {{n?.ToJsonString() ?? "0"}}, "c": [] }"""));
        return Gen.OneOf(leaves, lists, objects);
    }

    private static (RecordBatch Batch, ExtractionResult Result) Read(string body)
    {
        var extractor = new Whole();
        var batch = extractor.CreateBatch();
        return (batch, extractor.Extract(Encoding.UTF8.GetBytes(body), batch));
    }

    private sealed class Whole() : JsonExtractor(Layout)
    {
        private static readonly RecordLayout Layout = new()
        {
            Records = ["result"],
            Shape = RecordShape.Array,
            PrimaryKey = [1],
            Fields = [new JsonField("whole"), new TextField("id")],
        };

        public override RecordBatch CreateBatch() => new([ColumnType.Text, ColumnType.Text]);

        protected override void ReadRecord(ref RecordReader record)
        {
            while (record.NextField(out var name))
            {
                record.Read(name.SequenceEqual("whole"u8) ? 0 : 1);
            }
        }
    }
}
