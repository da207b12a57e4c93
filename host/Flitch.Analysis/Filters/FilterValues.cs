using System.Text;

namespace Flitch.Analysis.Filters;

/// <summary>Several values in one text, parted by commas; a backslash takes the character behind it as it is.</summary>
internal static class FilterValues
{
    public static string Join(IEnumerable<string> values) =>
        string.Join(',', values.Select(v => v.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)));

    public static IReadOnlyList<string> Split(string text)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ',')
            {
                values.Add(value.ToString());
                value.Clear();
                continue;
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            value.Append(text[i]);
        }

        values.Add(value.ToString());
        return values;
    }
}
