namespace Flitch.Analysis.Tiles;

/// <summary>What a tile asks: <see cref="BuiltQuery"/> or <see cref="SqlQuery"/>.</summary>
public abstract record TileQuery;
