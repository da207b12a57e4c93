using System.Globalization;
using Flitch.Storage.RequestLogs;

namespace Flitch.Host.Wording;

/// <summary>What came of a call, in words.</summary>
internal static class RequestWords
{
    /// <summary>The answer's status and error, and which attempt it was.</summary>
    /// <param name="call">The call.</param>
    public static string Answer(LoggedCall call)
    {
        var answer = (call.Status?.ToString(CultureInfo.InvariantCulture), call.Error) switch
        {
            (null, null) => "none",
            (null, { } error) => error,
            ({ } status, null) => status,
            ({ } status, { } error) => $"{status}, {error}",
        };
        return call.Attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $"{answer}, attempt {call.Attempt}") : answer;
    }

    /// <summary>The records that came, and the count that the answer stated.</summary>
    /// <param name="call">The call.</param>
    public static string Records(LoggedCall call) => call.Count is { } count ? $"{Times.Count(call.Records)} of {Times.Count(count)}" : Times.Count(call.Records);
}
