using System.Text;
using Flitch.Connectors.Generators.Tests.Support;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Reading;
using Microsoft.CodeAnalysis.Text;

namespace Flitch.Connectors.Generators.Tests.Fuzzing;

/// <summary>Files as bytes, read as the compiler reads them.</summary>
public sealed class BytesTests
{
    private static readonly string Text = Repository.Demo().Single(f => f.Path.EndsWith("/items.json", StringComparison.Ordinal)).Text;

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ByteOrderMark_OfAnyUnicodeEncoding_IsRead(string encoding) =>
        Read([.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(Text)]).Should().BeEmpty();

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void NullBytes_OfAnEncodingWithoutMark_AreNotJson(string encoding) =>
        Read(Encoding.GetEncoding(encoding).GetBytes(Text)).Should().ContainSingle(id => id == DiagnosticIds.NotJson);

    [Fact]
    public void OtherEncoding_IsSaidToBeOne() =>
        Read(Encoding.Latin1.GetBytes(Text.Replace("Line.", "Zeilenzähler.", StringComparison.Ordinal))).Should().Equal(DiagnosticIds.NotUtf8);

    private static IEnumerable<string> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SchemaReader.ReadObject("demo/items.json", SourceText.From(stream, Encoding.UTF8).ToString()).Diagnostics.Select(d => d.Id);
    }
}
