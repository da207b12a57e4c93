using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Tests.Extraction;

/// <summary>Whatever arrives: a whole batch, or an error that leaves nothing behind.</summary>
public sealed class AnyAnswerProperties
{
    private const string Whole = """
        {"error":[],"result":{"rows":{"A":{"time":1700000000.5,"amount":"1.50","type":"tr\u0061de","flag":true,"number":7,"trades":["x",null],
        "descr":{"pair":"p","close":"none","new":{"a":[1,"\ud83d\ude00"]}},"until":0,"odd":"\ud800","amount":"2"}},"count":"1","cursor":{"next":"n"}}}
        """;

    [Fact]
    public void AnswerCutAnywhere_IsAnErrorAndLeavesNothing()
    {
        var body = Encoding.UTF8.GetBytes(Whole.TrimEnd());
        for (var length = 0; length < body.Length; length++)
        {
            Survives(body[..length]).Should().BeFalse();
        }

        Survives(body).Should().BeTrue();
    }

    [Fact]
    public void AnswerWithAnyByteChanged_IsReadOrRefusedWhole() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(
            Arb.From(Gen.Choose(0, Whole.Length - 1)), Arb.From(Gen.Choose(0, 255)), Arb.From(Gen.Choose(0, Whole.Length - 1)), (at, value, other) =>
            {
                var body = Encoding.UTF8.GetBytes(Whole);
                (body[at], body[other]) = ((byte)value, body[at]);
                Survives(body);
                return true;
            }));

    /// <summary>Reads the body; checks that the batch is whole afterwards, its texts UTF-8 and its rescued fields JSON.</summary>
    private static bool Survives(byte[] body)
    {
        var extractor = new Sample(Sample.Map);
        using var batch = extractor.CreateBatch();
        var read = true;
        try
        {
            extractor.Extract(body, batch).Records.Should().Be(batch.RowCount);
        }
        catch (ExtractionException)
        {
            read = false;
            batch.RowCount.Should().Be(0);
        }

        foreach (var column in batch.Columns)
        {
            column.Count.Should().Be(batch.RowCount);
            (column is TextColumn text && !Utf8.IsValid(text.Bytes)).Should().BeFalse();
        }

        for (var row = 0; row < batch.RowCount; row++)
        {
            if (batch.Rescued[row] is { } rescued)
            {
                using var parsed = JsonDocument.Parse(rescued);
            }
        }

        return read;
    }
}
