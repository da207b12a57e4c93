using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Flitch.Connectors.Schema.Model;

/// <summary>A short hash of what decides the shape and the meaning of an object's rows.</summary>
internal static class ObjectFingerprint
{
    /// <summary>16 hexadecimal digits.</summary>
    /// <param name="spec">The object.</param>
    public static string Of(ObjectSpec spec)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Canonical(spec)));
        return string.Concat(hash.Take(8).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Canonical(ObjectSpec spec)
    {
        var text = new StringBuilder();
        foreach (var column in spec.Columns)
        {
            text.Append("column ").Append(column.Name).Append(' ').Append(column.Type.ToSql())
                .Append(column.Type.Kind == FieldKind.Json ? " json" : "").Append(" from ").Append(column.Source).Append(' ').Append((column.Type.Element ?? column.Type).Time)
                .Append(" was ").Append(string.Join(",", column.Aliases))
                .Append(" null ").Append(string.Join("\u001F", column.NullValues)).Append('\n');
        }

        text.Append("key ").Append(string.Join(",", spec.PrimaryKey)).Append('\n');
        // How rows are sorted and divided into files.
        text.Append("refresh ").Append(spec.Refresh.Mode).Append(' ').Append(spec.Refresh.Cursor).Append('\n');
        text.Append("partition ").Append(spec.Partition?.By).Append(' ').Append(spec.Partition?.On).Append('\n');
        foreach (var parameter in spec.Request.Pinned.OrderBy(p => p.Name, System.StringComparer.Ordinal))
        {
            text.Append("pinned ").Append(parameter.Name).Append('=').Append(parameter.Value).Append('\n');
        }

        return text.ToString();
    }
}
