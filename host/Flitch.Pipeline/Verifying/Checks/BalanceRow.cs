namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>One row of a running balance; numbers in the smallest unit, exact.</summary>
/// <param name="Time">Its cursor, microseconds since 1970.</param>
/// <param name="Key">Its primary key.</param>
/// <param name="Opening">The value before it: its closing less its change.</param>
/// <param name="Closing">The value after it.</param>
internal readonly record struct BalanceRow(long Time, string Key, Int128 Opening, Int128 Closing);
