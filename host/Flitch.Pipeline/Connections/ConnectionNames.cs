using System.Text;
using Flitch.Connectors;

namespace Flitch.Pipeline.Connections;

/// <summary>The rule for a connection's name: it is a folder, a schema in unquoted SQL, and an argument on the command line.</summary>
internal static class ConnectionNames
{
    private const int Longest = 48;

    /// <summary>Refuses what cannot be a name, and says what could.</summary>
    /// <exception cref="FlitchException">Kind usage.</exception>
    public static void Check(string name, IEnumerable<string> connectors)
    {
        if (!IsSlug(name))
        {
            throw Wrong(name, "is not a connection name: it begins with a letter a to z, then letters, digits and _", Suggest(name));
        }

        if (name.Length > Longest)
        {
            throw Wrong(name, $"is too long: a connection name has at most {Longest} characters", name[..Longest]);
        }

        if (ReservedNames.Keywords.Contains(name))
        {
            throw Wrong(name, $"is a word of SQL, so {name}.ledgers could not be queried", "my_" + name);
        }

        if (ReservedNames.Catalogues.Contains(name) || ReservedNames.Devices.Contains(name))
        {
            throw Wrong(name, "is a name that DuckDB or the file system keeps for itself", "my_" + name);
        }

        if (connectors.Contains(name, StringComparer.Ordinal))
        {
            throw Wrong(name, $"is a connector's name; the schema {name} holds the rows of all its connections", "my_" + name);
        }
    }

    private static bool IsSlug(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>The nearest slug: <c>My Account!</c> gives <c>my_account</c>.</summary>
    private static string Suggest(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(letter) || (char.IsAsciiDigit(letter) && slug.Length > 0))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '_')
            {
                slug.Append('_');
            }
        }

        var found = slug.ToString().Trim('_');
        return found.Length is 0 or > Longest || ReservedNames.Keywords.Contains(found) ? "main" : found;
    }

    private static FlitchException Wrong(string name, string why, string suggestion) =>
        new("usage:connection-name", ErrorKind.Usage, $"\"{Shown(name)}\" {why}.", $"Use another name, for example {suggestion}.");

    private static string Shown(string name) => string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
