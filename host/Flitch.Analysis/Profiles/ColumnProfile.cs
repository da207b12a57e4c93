using Flitch.Analysis.Shapes;

namespace Flitch.Analysis.Profiles;

/// <summary>What a column's values are like.</summary>
/// <param name="Column">The column.</param>
/// <param name="Nulls">Rows without a value.</param>
/// <param name="Distinct">How many different values it has; about so many where <see cref="DatasetProfile.IsApproximate"/>. Null for lists.</param>
/// <param name="Least">The smallest value as text; null without values, and for lists.</param>
/// <param name="Greatest">The largest.</param>
/// <param name="Top">The most frequent values, where there are few enough different ones for that to tell anything; else empty.</param>
public sealed record ColumnProfile(ShapeColumn Column, long Nulls, long? Distinct, string? Least, string? Greatest, IReadOnlyList<TopValue> Top);
