using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Web.Dashboards.Editing;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Host.Tests.Dashboards;

/// <summary>Where tiles stand: as a dashboard is shown, and as a form says it.</summary>
public sealed class PlacesTests
{
    private static readonly Gen<Dashboard> Boards =
        from places in (from w in Gen.Choose(1, 12) from x in Gen.Choose(0, 12 - w) from y in Gen.Choose(0, 60) from h in Gen.Choose(1, 9) select new TilePlace(x, y, w, h)).NonEmptyListOf()
        select Made([.. places.Take(20)]);

    [Fact]
    public void Stacked_AnyPlaces_RestOnEachOtherAndStayInTheirOrder() => Prop.ForAll(Boards.ToArbitrary(), before =>
    {
        var after = DashboardEditor.Stacked(before).Tiles;
        after.Select(t => t.Id).Should().Equal(before.Tiles.OrderBy(t => (t.Place.Y, t.Place.X)).Select(t => t.Id), "who comes first stays first");
        after.Should().OnlyContain(t => Same(t, before.Tiles.Single(b => b.Id == t.Id)), "only rows change");
        after.SelectMany((t, i) => after.Skip(i + 1).Where(o => o.Place.Overlaps(t.Place))).Should().BeEmpty();
        after.Should().OnlyContain(t => t.Place.Y == 0 || Rests(t, after), "no tile hangs in the air");
        var again = DashboardEditor.Stacked(before with { Tiles = after }).Tiles;
        again.Select(t => (t.Id, t.Place)).Should().BeEquivalentTo(after.Select(t => (t.Id, t.Place)), "what is shown, saved, is shown alike");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Placed_SomeTiles_OthersKeepTheirs()
    {
        var placed = DashboardEditor.Placed(Made([new(0, 0, 6, 2), new(6, 0, 6, 2)]), TilePlaces.Read("t1 0 2 12 3"));
        placed.Tiles.Select(t => (t.Id, t.Place)).Should().Equal(("t0", new TilePlace(0, 0, 6, 2)), ("t1", new TilePlace(0, 2, 12, 3)));
    }

    [Theory]
    [InlineData("t0 0 0 6")]
    [InlineData("t0 0 0 6 5 4")]
    [InlineData("t0 0 -1 6 5")]
    [InlineData("t0 0 x 6 5")]
    [InlineData("")]
    public void Read_WhatIsNoPlace_IsRefusedInWords(string text) =>
        FluentActions.Invoking(() => TilePlaces.Read(text)).Should().Throw<FlitchException>().Which.Error.Code.Should().Be("usage:place");

    [Fact]
    public void Read_TileTwice_IsRefused() =>
        FluentActions.Invoking(() => TilePlaces.Read(new(["t0 0 0 6 5", "t0 6 0 6 5"]))).Should().Throw<FlitchException>();

    private static bool Rests(Tile tile, IReadOnlyList<Tile> all) => all.Any(o => o.Id != tile.Id && o.Place.Overlaps(tile.Place with { Y = tile.Place.Y - 1 }));

    private static bool Same(Tile one, Tile other) => one with { Place = default } == other with { Place = default } && one.Place with { Y = 0 } == other.Place with { Y = 0 };

    private static Dashboard Made(IReadOnlyList<TilePlace> places) => new("made", "Made") { Tiles = [.. places.Select((p, i) => new Tile($"t{i}", "", TileKind.Text, p) { Text = "…" })] };
}
