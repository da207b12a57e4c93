using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Tracing;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Analysis.Tests.Tiles;

/// <summary>Answers of DuckDB compared with the same figures made of the same rows in C#, exactly.</summary>
public sealed class TileProperties : IDisposable
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"];

    private readonly LedgerTable _table = new();

    private static Gen<LedgerRow[]> Rows =>
        from count in Gen.Choose(0, 12)
        from rows in Gen.ArrayOf(Row, count)
        select rows.Select((r, i) => r with { Id = i }).ToArray();

    private static Gen<LedgerRow> Row =>
        from asset in Gen.Elements("XXBT", "ZUSD", "DOT.S")
        from type in Gen.Elements("trade", "deposit", "it's")
        from digits in Gen.Choose(-2_000_000_000, 2_000_000_000)
        from scale in Gen.Choose(0, 18)
        from isNull in Gen.Choose(0, 9)
        from fee in Gen.Choose(0, 5000)
        from seconds in Gen.Choose(0, 3 * 366 * 86400)
        select new LedgerRow(0, asset, type, isNull == 0 ? null : new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale), fee / 1000m, new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds));

    [Fact]
    public void Sums_counts_and_extremes_by_asset_and_stretch_are_those_of_the_rows() => Check(
        from rows in Rows
        from grain in Gen.Elements(Enum.GetValues<TimeGrain>())
        from zone in Gen.Elements(Zones)
        select (rows, grain, zone),
        c =>
        {
            _table.Fill(c.rows);
            var zone = ZonedTime.Find(c.zone)!;
            var answer = _table.Ask(
                new BuiltQuery("ledgers")
                {
                    Calculated = [new("net", "amount - fee")],
                    Measures = [new("n", MeasureKind.Count, null), new("s", MeasureKind.Sum, "net"), new("lo", MeasureKind.Min, "amount"), new("last", MeasureKind.Last, "fee")],
                    Group = ["asset"],
                    Grain = c.grain,
                },
                LedgerTable.View with { Zone = zone });
            var expected = c.rows.GroupBy(r => (At: Truncate(TimeZoneInfo.ConvertTime(r.Time, zone).DateTime, c.grain), r.Asset)).OrderBy(g => g.Key.At).ThenBy(g => g.Key.Asset, StringComparer.Ordinal)
                .Select(g => string.Join('|',
                    g.Key.At.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), g.Key.Asset, $"{g.Count()}",
                    Exact(g.Any(r => r.Amount is not null) ? g.Sum(r => r.Amount - (r.Amount is null ? 0 : r.Fee)) : null), Exact(g.Min(r => r.Amount)), Exact(g.OrderBy(r => r.Time).ThenBy(r => r.Id).Last().Fee)));

            answer.Select(r => string.Join('|', r)).Should().Equal(expected);
        });

    [Fact]
    public void The_rows_that_a_figure_leads_to_are_those_that_it_was_made_of() => Check(
        from rows in Rows
        from grain in Gen.Elements(Enum.GetValues<TimeGrain>())
        from zone in Gen.Elements(Zones)
        select (rows, grain, zone),
        c =>
        {
            _table.Fill(c.rows);
            var view = LedgerTable.View with { Zone = ZonedTime.Find(c.zone)!, From = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero) };
            var query = new BuiltQuery("ledgers") { Measures = [new("n", MeasureKind.Count, null), new("s", MeasureKind.Sum, "amount")], Group = ["asset", "type"], Grain = c.grain, Filters = [FilterText.Read("fee.ge.1")] };
            var tile = new Tile("t", "T", TileKind.Bar, new(0, 0, 4, 4)) { Query = query };

            foreach (var row in _table.Ask(query, view))
            {
                var trace = TileTracer.Trace(tile, view, [LedgerTable.Shape], new Dictionary<string, string?> { ["time"] = row[0], ["asset"] = row[1], ["type"] = row[2] }, "s")!;
                var (n, sum) = Traced(trace);
                n.Should().Be(row[3]);
                sum.Should().Be(row[4]);
                trace.Exact.Should().BeTrue();
                trace.Aggregation.Should().Be("sum of amount");
            }
        });

    [Fact]
    public void A_quotient_is_exact_to_its_eighteenth_digit() => Check(
        from top in ArbMap.Default.GeneratorFor<decimal>()
        from bottom in ArbMap.Default.GeneratorFor<int>().Where(i => i != 0)
        select (top, bottom),
        c =>
        {
            var quotient = ExactNumber.TryRead(c.top.ToString(System.Globalization.CultureInfo.InvariantCulture))!.Value.Over(new(c.bottom, 0))!.Value;

            // |quotient × bottom - top| is half a unit of the last digit at most, times the bottom.
            var top = ExactNumber.TryRead(c.top.ToString(System.Globalization.CultureInfo.InvariantCulture))!.Value;
            var scale = Math.Max(18, top.Scale);
            var difference = (quotient.Unscaled * c.bottom * System.Numerics.BigInteger.Pow(10, scale - 18)) - (top.Unscaled * System.Numerics.BigInteger.Pow(10, scale - top.Scale));
            (System.Numerics.BigInteger.Abs(difference) * 2).Should().BeLessThanOrEqualTo(System.Numerics.BigInteger.Abs(c.bottom) * System.Numerics.BigInteger.Pow(10, scale - 18));
        });

    public void Dispose() => _table.Dispose();

    private static void Check<T>(Gen<T> values, Action<T> check) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Arb.From(values), check));

    private (string? Count, string? Sum) Traced(TileTrace trace)
    {
        var row = _table.Ask(new BuiltQuery("ledgers") { Measures = [new("n", MeasureKind.Count, null), new("s", MeasureKind.Sum, "amount")], Group = ["asset"], Filters = trace.Filters });
        return (row.Single()[1], row.Single()[2]);
    }

    private static string Exact(decimal? value) => value is { } number ? ExactNumber.TryRead(number.ToString(System.Globalization.CultureInfo.InvariantCulture))!.Value.ToString() : "";

    private static DateTime Truncate(DateTime at, TimeGrain grain) => grain switch
    {
        TimeGrain.Hour => new(at.Year, at.Month, at.Day, at.Hour, 0, 0),
        TimeGrain.Day => at.Date,
        TimeGrain.Week => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7)),
        TimeGrain.Month => new(at.Year, at.Month, 1),
        TimeGrain.Quarter => new(at.Year, (((at.Month - 1) / 3) * 3) + 1, 1),
        _ => new(at.Year, 1, 1),
    };
}
