using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>Which part of a listing a caller asks for.</summary>
/// <param name="Start">Ticks; rows must be later.</param>
/// <param name="End">Ticks; rows may be as late.</param>
/// <param name="Offset">Rows to leave out, from the newest.</param>
internal readonly record struct Window(long Start, long End, int Offset)
{
    /// <summary>Whether the caller limited the time.</summary>
    public bool IsLimited => Start != long.MinValue || End != long.MaxValue;

    /// <summary>Reads <c>start</c>, <c>end</c> (times or ids) and <c>ofs</c>.</summary>
    /// <param name="parameters">What the caller sent.</param>
    /// <param name="timeOf">The time of the row of an id, or null.</param>
    /// <param name="window">The result.</param>
    /// <returns>Null, or the error.</returns>
    public static string? TryRead(Parameters parameters, Func<string, long?> timeOf, out Window window)
    {
        window = default;
        if (!TryBound(parameters["start"], long.MinValue, timeOf, out var start))
            return ApiErrors.InvalidArguments("start");
        if (!TryBound(parameters["end"], long.MaxValue, timeOf, out var end))
            return ApiErrors.InvalidArguments("end");
        if (!int.TryParse(parameters["ofs"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            return ApiErrors.InvalidArguments("ofs");
        window = new Window(start, end, offset);
        return null;
    }

    private static bool TryBound(string? text, long absent, Func<string, long?> timeOf, out long ticks)
    {
        ticks = absent;
        if (text is null || UnixTicks.TryParse(text, out ticks))
            return true;
        if (timeOf(text) is not { } time)
            return false;
        ticks = time;
        return true;
    }
}
