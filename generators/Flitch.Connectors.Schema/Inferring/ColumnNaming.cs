using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Gives each field a column name that can be one, is not reserved, and is nobody else's, neither in SQL nor in C#.</summary>
internal sealed class ColumnNaming
{
    private static readonly string[] Reserved = { "year", "month", "day" };
    private readonly HashSet<string> _sql = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _csharp = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The column's name; the field's own where that can be.</summary>
    public string Take(string field)
    {
        var plain = Plain(field);
        var name = plain;
        for (var i = 2; !IsFree(name); i++)
        {
            name = $"{plain}_{i}";
        }

        _sql.Add(name);
        _csharp.Add(ColumnNames.ToCSharp(name));
        return name;
    }

    public bool IsFree(string name) => !_sql.Contains(name) && !_csharp.Contains(ColumnNames.ToCSharp(name));

    private static string Plain(string field)
    {
        var name = string.Concat(field.Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_')).Trim('_');
        name = name.Length == 0 ? "field" : char.IsDigit(name[0]) ? "n" + name : name;
        return Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || ReservedWords.Contains(name) ? name + "_value" : ColumnNames.IsColumn(field) ? field : name;
    }
}
