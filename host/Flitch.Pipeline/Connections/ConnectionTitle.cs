using Flitch.Connectors;

namespace Flitch.Pipeline.Connections;

/// <summary>A connection's name for people: any writing, on one line.</summary>
internal static class ConnectionTitle
{
    private const int Longest = 80;

    /// <summary>The title without blanks around it, or what stands in its place where there is none.</summary>
    /// <exception cref="FlitchException">Kind usage: it is too long, or no line of text.</exception>
    public static string Of(string? title, string otherwise)
    {
        var trimmed = title?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return otherwise;
        }

        return trimmed.Length <= Longest && !trimmed.Any(char.IsControl) ? trimmed : throw new FlitchException(
            "usage:title", ErrorKind.Usage, $"A connection's title is one line of {Longest} characters at most.", "Choose a shorter one.");
    }
}
