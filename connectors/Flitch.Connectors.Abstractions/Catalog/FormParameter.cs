using System.Globalization;

namespace Flitch.Connectors.Catalog;

/// <summary>A request parameter whose value a person fills into the form; left out where the field is empty. Never a secret.</summary>
/// <param name="Name">The parameter, for example <c>since</c>.</param>
/// <param name="Field">The form's field.</param>
/// <param name="DayAs">How a day is written; null where the value is sent as it was typed.</param>
public sealed record FormParameter(string Name, string Field, TimeFormat? DayAs = null)
{
    /// <summary>What is sent; null where nothing is.</summary>
    /// <param name="fields">Values by field name.</param>
    public string? ValueOf(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault(Field)?.Trim() is { Length: > 0 } text ? DayAs is { } format ? Write(text, format) : text : null;

    // A day begins at midnight, UTC. What is no day is left as it is: the form's check, which comes before any call, names the field.
    private static string Write(string day, TimeFormat format)
    {
        if (!DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return day;
        }

        return format == TimeFormat.UnixSeconds
            ? instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
