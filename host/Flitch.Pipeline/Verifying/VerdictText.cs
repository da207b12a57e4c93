using System.Globalization;

namespace Flitch.Pipeline.Verifying;

/// <summary>Verdicts and what led to them, in a person's words.</summary>
internal static class VerdictText
{
    public const string NotCounted = "The service does not count these rows, so nothing but reading them again can prove that none is missing.";

    public const string CountIgnoresInterval =
        "The service counts the same number whatever stretch it is asked for, so nothing but reading the rows again can prove that none is missing.";

    public static string Agrees(long offset) => offset switch
    {
        0 => "The service's count agrees with the rows stored.",
        > 0 => $"The service counts {Rows(offset)} more than its pages hold; all that they hold is stored.",
        _ => $"The service counts {Rows(-offset)} fewer than are stored: it no longer serves them, and they stay.",
    };

    public static string Unserved(long rows) => rows == 1
        ? "The service no longer serves 1 row that is stored. It stays; flitch verify with --repair moves such rows aside."
        : $"The service no longer serves {Rows(rows)} that are stored. They stay; flitch verify with --repair moves such rows aside.";

    public static string NotFound(long difference) =>
        $"The service counts {Rows(Math.Abs(difference))} {(difference > 0 ? "more" : "fewer")} than are stored, and reading again did not show which. " +
        "A refresh looks again tomorrow; flitch verify looks everywhere at once.";

    public static string Differs(long difference) =>
        $"The service counts {Rows(Math.Abs(difference))} {(difference > 0 ? "more" : "fewer")} than are stored.";

    public static string StoredNotServed(long rows) => rows == 1 ? "1 stored row is not served by the service." : $"{Rows(rows)} that are stored are not served by the service.";

    public static string NotRemoved(long rows) =>
        $"{Rows(rows)} that are stored are no longer served by the service. So many are not moved aside without asking: look whether the key is limited, then run the command again with --yes.";

    public static string KeyRange(DateTimeOffset? from, DateTimeOffset? to) => (from, to) switch
    {
        ({ } first, { } last) => $"The key sees history from {Day(first)} to {Day(last)} only; what is stored outside stays, and is not compared.",
        ({ } first, null) => $"The key sees history from {Day(first)} on only; what is stored before stays, and is not compared.",
        (null, { } last) => $"The key sees history up to {Day(last)} only; what is stored after stays, and is not compared.",
        _ => "",
    };

    public static string Rows(long rows) => string.Create(CultureInfo.InvariantCulture, $"{rows:N0} row{(rows == 1 ? "" : "s")}");

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
