using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>
/// Columns of a connector's other objects: where two of them call the same thing by a name, and describe it in the same words, a third probably means it too. What
/// only one object says can be about that object alone.
/// </summary>
/// <param name="Neighbours">The other objects.</param>
internal sealed record KinColumns(IReadOnlyList<ObjectSpec> Neighbours)
{
    /// <summary>What is said of such a column; null where fewer than two say the same, or one says another thing.</summary>
    public KinColumn? Of(string column, TypeGuess guess)
    {
        var all = Neighbours.SelectMany(o => o.Columns.Where(c => c.Name == column && IsOfKind(c, guess)).Select(c => (Object: o.Name, Column: c))).ToList();
        return all.Count > 1 && all.Select(c => c.Column.Description).Distinct().Count() == 1 ? new KinColumn(all[0].Object, all[0].Column) : null;
    }

    private static bool IsOfKind(ColumnSpec column, TypeGuess guess) => column.Type.Kind == (guess.Type, guess.Format) switch
    {
        (_, "decimal") => FieldKind.Decimal,
        (_, "unix-seconds" or "date-time") => FieldKind.Timestamp,
        (_, "date") => FieldKind.Date,
        (_, "json") => FieldKind.Json,
        ("integer", _) => FieldKind.Integer,
        ("boolean", _) => FieldKind.Boolean,
        ("array", _) => FieldKind.List,
        _ => FieldKind.Text,
    };
}
