using System.Globalization;
using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Shell;

/// <summary>How often something refreshes, as a number and a unit in a form.</summary>
internal static class RefreshChoice
{
    /// <summary>The units, by the letter that <see cref="RefreshInterval"/> knows them by.</summary>
    public static IReadOnlyList<(string Letter, string Unit)> Units { get; } = [("m", "minute"), ("h", "hour"), ("d", "day"), ("w", "week")];

    /// <summary>An interval in the largest unit that it fills.</summary>
    /// <param name="interval">The interval.</param>
    public static (int Number, string Unit) Of(TimeSpan interval)
    {
        var (number, letter) = Letters(interval);
        return (number, Units.First(u => u.Letter == letter).Unit);
    }

    /// <summary>The same with the unit's letter, as a form's fields hold it.</summary>
    /// <param name="interval">The interval.</param>
    public static (int Number, string Letter) Letters(TimeSpan interval)
    {
        var text = RefreshInterval.Format(interval);
        return (int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture), text[^1..]);
    }

    /// <summary>What a form says.</summary>
    /// <param name="number">The number's field.</param>
    /// <param name="unit">The unit's field: a letter, or <c>off</c>.</param>
    /// <returns>The interval; null for off.</returns>
    /// <exception cref="FlitchException">Not a number, or too short an interval (usage).</exception>
    public static TimeSpan? Read(string number, string unit) => unit is "off" or "" ? null : RefreshInterval.Parse((number.Trim() is { Length: > 0 } some ? some : "1") + unit);

    /// <summary>What a form says of each of its datasets.</summary>
    /// <param name="form">The form: <c>dataset</c> as often as wanted, and the fields of each.</param>
    /// <exception cref="FlitchException">Not a number, or too short an interval (usage).</exception>
    public static IReadOnlyDictionary<string, TimeSpan?> ReadAll(IFormCollection form) =>
        form["dataset"].OfType<string>().Distinct().ToDictionary(d => d, d => Read(form["number_" + d].ToString(), form["unit_" + d].ToString()));
}
