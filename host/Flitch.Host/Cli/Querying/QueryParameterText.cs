using System.Globalization;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>Reads <c>--param NAME=VALUE</c>. The value's form says its type; one in single quotes is a text, whatever it looks like.</summary>
internal static class QueryParameterText
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd' 'HH:mm:ssK"];

    /// <summary>Reads the values.</summary>
    /// <param name="texts">Each <c>NAME=VALUE</c>.</param>
    /// <exception cref="FlitchException">One is no such pair, or a name comes twice (usage).</exception>
    public static QueryParameters Read(IReadOnlyList<string> texts)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            var (name, value) = text.Split('=', 2) is [{ Length: > 0 } before, var after] ? (before.TrimStart('$'), after) : throw NotAPair(text);
            if (!values.TryAdd(name, Value(value)))
                throw new FlitchException("usage:param-twice", ErrorKind.Usage, $"The parameter {name} is given twice.", "Give each parameter once.");
        }

        return QueryParameters.Named(values);
    }

    /// <summary>A value by its form.</summary>
    /// <param name="text">As it was typed.</param>
    internal static object? Value(string text) => text switch
    {
        "null" => null,
        "true" => true,
        "false" => false,
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ when DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => text,
    };

    private static FlitchException NotAPair(string text) => new(
        "usage:param", ErrorKind.Usage, $"{text} is no parameter.", "Write --param NAME=VALUE, and $NAME in the SQL.");
}
