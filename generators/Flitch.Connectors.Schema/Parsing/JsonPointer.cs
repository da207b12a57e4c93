using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Parsing;

/// <summary>JSON pointers (RFC 6901), as schema files name places in an answer: <c>/result/ledger</c>.</summary>
internal static class JsonPointer
{
    /// <summary>The names of a pointer, or null when it is none. The empty text is the root.</summary>
    public static EquatableArray<string>? Parse(string text)
    {
        if (text.Length == 0)
        {
            return EquatableArrays.Empty<string>();
        }

        var names = text.Split('/');
        return names[0].Length > 0 || names.Skip(1).Any(n => n.Length == 0 || HasBadEscape(n))
            ? null
            : names.Skip(1).Select(Unescape).ToEquatableArray();
    }

    /// <summary>The pointer of some names: <c>/result/ledger</c>.</summary>
    public static string Of(IEnumerable<string> names) => string.Concat(names.Select(n => "/" + Escape(n)));

    public static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static string Unescape(string name) => name.Replace("~1", "/").Replace("~0", "~");

    private static bool HasBadEscape(string name) =>
        Enumerable.Range(0, name.Length).Any(i => name[i] == '~' && (i + 1 == name.Length || name[i + 1] is not ('0' or '1')));
}
