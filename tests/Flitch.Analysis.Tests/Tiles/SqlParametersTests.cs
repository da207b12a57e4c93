using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Compiling;
using Flitch.Connectors;

namespace Flitch.Analysis.Tests.Tiles;

/// <summary>What is chosen on a dashboard, in statements that people write.</summary>
public sealed class SqlParametersTests : IDisposable
{
    private static readonly TileView View = LedgerTable.View with { Filterable = ["asset", "type"], Chosen = new Dictionary<string, IReadOnlyList<string>> { ["asset"] = ["It's", "XXBT"] } };

    private readonly LedgerTable _table = new();

    [Theory]
    [InlineData("SELECT $from < TIMESTAMPTZ '1970-01-01' AND $to > now()", "True")]
    [InlineData("SELECT list_contains($asset, 'It''s')", "True")]
    [InlineData("SELECT $type IS NULL", "True")]
    [InlineData("SELECT '$from' || \"$to\" FROM (SELECT 'x' AS \"$to\") -- $nothing", "$fromx")]
    [InlineData("SELECT /* $nothing\n */ $$ $from $$ || $a$$to$a$", " $from $to")]
    [InlineData("SELECT $zone", "UTC")]
    [InlineData("SELECT epoch($local(t.at)) FROM (SELECT TIMESTAMPTZ '2026-01-01 00:00:00+00' AS at) t", "1767225600")]
    public void Names_outside_of_texts_and_remarks_are_filled(string sql, string expected) => _table.Scalar(SqlParameters.Fill(sql, View).Sql)?.ToString().Should().Be(expected);

    [Fact]
    public void A_range_is_two_instants()
    {
        var from = new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero);

        _table.Scalar(SqlParameters.Fill("SELECT epoch_us($to) - epoch_us($from)", View with { From = from, To = from.AddSeconds(1) }).Sql).Should().Be(1_000_000L);
    }

    [Fact]
    public void An_unknown_parameter_is_told_with_those_that_there_are() => FluentActions.Invoking(() => SqlParameters.Fill("SELECT $pair", View))
        .Should().Throw<FlitchException>().Which.Error.Fix.Should().Contain("$asset");

    public void Dispose() => _table.Dispose();
}
