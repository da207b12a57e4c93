using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>All columns of an object, the value of a listing and a map's key first, with the rules about their names.</summary>
internal sealed class ObjectColumns
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "year", "month", "day" };
    private readonly Findings _findings;
    private readonly bool _lacksColumns;

    public ObjectColumns(RecordsReader records, EachReader each, IReadOnlyList<ReadColumn> fields, Findings findings)
    {
        _findings = findings;
        _lacksColumns = records.LacksKey || each.LacksColumn || fields.Count == 0;
        All = new[] { each.Column, records.Key }.OfType<ReadColumn>().Concat(ToValue(records, fields)).ToList();
        foreach (var column in All)
        {
            CheckName(column);
        }

        var alone = CheckCollisions(All, name => name.ToUpperInvariant(), "in SQL, where upper and lower case are the same");
        CheckCollisions(alone, ColumnNames.ToCSharp, "in C#, where the column is a property");
        CheckAliases();
        CheckUnits();
    }

    public IReadOnlyList<ReadColumn> All { get; }

    public ColumnSpec? Find(string name) => All.FirstOrDefault(c => c.Spec.Name == name)?.Spec;

    /// <summary>False when another finding already tells why nothing can be said about a column of that name.</summary>
    public bool CanJudge(string name) => All.FirstOrDefault(c => c.Spec.Name == name)?.IsTyped ?? !_lacksColumns;

    /// <summary>Tells what to write instead of a column that does not exist.</summary>
    public string FixFor(string name) => Suggestion.Fix(name, All.Select(c => c.Spec.Name).ToList());

    /// <summary>In a map of scalars the one field is the record itself.</summary>
    private IReadOnlyList<ReadColumn> ToValue(RecordsReader records, IReadOnlyList<ReadColumn> fields)
    {
        if (records.Records.Shape != RecordsShape.Scalars || records.Value is not { } value)
        {
            return fields;
        }

        if (fields.Count == 1 && fields[0].Spec.Path.Count == 1 && fields[0].Spec.Path[0] == value.Value && fields[0].Spec.Type.Kind != FieldKind.List)
        {
            return new[] { fields[0] with { Spec = fields[0].Spec with { Role = ColumnRole.Value, Path = EquatableArrays.Empty<string>() } } };
        }

        _findings.Error(
            DiagnosticIds.ScalarsMismatch,
            value.Span,
            $"A map of scalars has one field, `{value.Value}`, that is no list and no object.",
            $"Describe `{value.Value}` under `properties`, and nothing else.");
        return fields;
    }

    private void CheckName(ReadColumn column)
    {
        var name = column.Spec.Name;
        if (Reserved.Contains(name) || name.StartsWith("_", StringComparison.Ordinal))
        {
            _findings.Error(
                DiagnosticIds.ReservedName,
                column.Span,
                $"The column name `{name}` is reserved: `year`, `month` and `day` name partitions, `_` begins Flitch's own columns.",
                "Give the column another name: `\"x-flitch\": { \"name\": \"…\" }`.");
        }
        else if (ReservedWords.Contains(name))
        {
            _findings.Error(
                DiagnosticIds.ReservedName,
                column.Span,
                $"The column name `{name}` is a reserved word of SQL: it could only be asked for in double quotes.",
                "Give the column another name: `\"x-flitch\": { \"name\": \"…\" }`.");
        }
        else if (!ColumnNames.IsColumn(name))
        {
            _findings.Error(
                DiagnosticIds.BadColumnName,
                column.Span,
                $"`{name}` cannot be a column's name.",
                "Give it one in letters, digits and `_`, a letter first: `\"x-flitch\": { \"name\": \"…\" }`.");
        }
    }

    /// <summary>A former name must be free: stored rows that have a column of it could mean either.</summary>
    private void CheckAliases()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, alias) in All.SelectMany(c => c.Aliases.Select(a => (c, a))))
        {
            var why = All.FirstOrDefault(c => string.Equals(c.Spec.Name, alias.Value, StringComparison.OrdinalIgnoreCase)) is { } taken
                ? $"is the name of the column `{taken.Spec.Name}` (line {taken.Span.Line})"
                : !ColumnNames.IsColumn(alias.Value) ? "cannot have been a column's name"
                : !seen.Add(alias.Value) ? "is an alias of another column too"
                : null;
            if (why is not null)
            {
                _findings.Error(
                    DiagnosticIds.BadAlias,
                    alias.Span,
                    $"The alias `{alias.Value}` of `{column.Spec.Name}` {why}.",
                    "Write the name, or names, that this column had before; remove it when there are none.");
            }
        }
    }

    /// <summary>What decides a unit has one value in each row, and is not the amount itself.</summary>
    private void CheckUnits()
    {
        foreach (var column in All.Where(c => c.UnitBy is { } by && CanJudge(by.Value)))
        {
            var by = column.UnitBy!;
            var why = Find(by.Value) is not { } decides ? "is no column"
                : by.Value == column.Spec.Name ? "is the column itself"
                : decides.Type.Kind == FieldKind.List ? "is a list"
                : null;
            if (why is not null)
            {
                var others = All.Where(c => c != column && c.Spec.Type.Kind != FieldKind.List).Select(c => c.Spec.Name).ToList();
                _findings.Error(DiagnosticIds.BadUnitBy, by.Span, $"The unit of `{column.Spec.Name}` goes by `{by.Value}`, which {why}.", Suggestion.Fix(by.Value, others));
            }
        }
    }

    /// <summary>Reports columns of one name; returns the others, so that none is reported twice.</summary>
    private List<ReadColumn> CheckCollisions(IEnumerable<ReadColumn> columns, Func<string, string> key, string where)
    {
        var groups = columns.GroupBy(c => key(c.Spec.Name), StringComparer.Ordinal).ToList();
        foreach (var (first, second) in groups.SelectMany(g => g.Skip(1).Select(c => (g.First(), c))))
        {
            _findings.Error(
                DiagnosticIds.NameCollision,
                second.Span,
                $"The columns `{first.Spec.Name}` (line {first.Span.Line}) and `{second.Spec.Name}` are the same {where}.",
                "Give one of them another name: `\"x-flitch\": { \"name\": \"…\" }`.");
        }

        return groups.Where(g => g.Count() == 1).Select(g => g.First()).ToList();
    }
}
