namespace Flitch.Analysis.Tests.Tiles;

/// <summary>A row of the dataset that questions are asked of.</summary>
public sealed record LedgerRow(int Id, string Asset, string Type, decimal? Amount, decimal Fee, DateTimeOffset Time);
