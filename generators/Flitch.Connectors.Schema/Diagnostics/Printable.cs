using System.Globalization;
using System.Linq;

namespace Flitch.Connectors.Schema.Diagnostics;

/// <summary>Makes one short line of a message that quotes a file: names there can hold anything, and compilers print a finding as one line.</summary>
internal static class Printable
{
    private const int Head = 800;
    private const int Tail = 100;

    public static string Of(string text)
    {
        var line = text.Any(IsUnprintable) ? string.Concat(text.Select(c => IsUnprintable(c) ? "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) : c.ToString())) : text;
        return line.Length <= Head + Tail ? line : line.Substring(0, Head) + "…" + line.Substring(line.Length - Tail);
    }

    private static bool IsUnprintable(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';
}
