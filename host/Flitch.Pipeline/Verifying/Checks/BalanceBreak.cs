namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>A row whose balance follows from no other.</summary>
/// <param name="Row">The row.</param>
/// <param name="Before">The cursor of the group's row before it; null when it is the group's first.</param>
internal readonly record struct BalanceBreak(BalanceRow Row, long? Before);
