using System.Globalization;
using System.Text;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>
/// Names of generated files. Two different names never give one hint name, though hint names know no case: what is not a small letter, a digit or an
/// underscore is written as its code.
/// </summary>
public static class HintNames
{
    /// <summary>The file of one part of an object.</summary>
    /// <param name="connector">For example <c>kraken</c>.</param>
    /// <param name="name">For example <c>ledgers</c>.</param>
    /// <param name="part">For example <c>batch</c>.</param>
    public static string OfObject(string connector, string name, string part) => $"{Safe(connector)}.{Safe(name)}.{part}.g.cs";

    /// <summary>The file of one part of a connector.</summary>
    /// <param name="connector">For example <c>kraken</c>.</param>
    /// <param name="part">For example <c>catalog</c>.</param>
    public static string OfConnector(string connector, string part) => $"{Safe(connector)}.{part}.g.cs";

    private static string Safe(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            {
                text.Append(character);
            }
            else
            {
                text.Append('-').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }
}
