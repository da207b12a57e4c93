using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Rules about columns that <c>x-flitch</c> names.</summary>
internal sealed class ObjectRules
{
    private readonly ObjectColumns _columns;
    private readonly Block _extension;
    private readonly Findings _findings;

    private ObjectRules(ObjectColumns columns, Block extension)
    {
        _columns = columns;
        _extension = extension;
        _findings = extension.Findings;
    }

    public static void Check(
        ObjectColumns columns,
        RefreshSpec? refresh,
        PartitionSpec? partition,
        IReadOnlyList<JsonText>? primaryKey,
        IReadOnlyList<ColumnReference> references,
        Block? extension)
    {
        if (extension is null)
        {
            return;
        }

        var rules = new ObjectRules(columns, extension);
        rules.CheckKey(primaryKey ?? new List<JsonText>());
        rules.CheckCursor(refresh?.Cursor, refresh?.Unset is not null);
        rules.CheckPartition(partition?.On, refresh?.Unset is null ? null : refresh.Cursor);
        rules.CheckReferences(references);
    }

    private void CheckKey(IReadOnlyList<JsonText> key)
    {
        foreach (var name in key.Where(k => _columns.CanJudge(k.Value)))
        {
            var column = _columns.Find(name.Value);
            if (column is null)
            {
                _findings.Error(DiagnosticIds.KeyNotColumn, name.Span, $"`primaryKey` names `{name.Value}`, which is no column.", _columns.FixFor(name.Value));
            }
            else if (column.Nullable || column.Type.Kind == FieldKind.List)
            {
                _findings.Error(
                    DiagnosticIds.KeyNullable,
                    name.Span,
                    $"The primary key `{name.Value}` {(column.Type.Kind == FieldKind.List ? "is a list" : "can be missing or null")}, "
                    + "so it cannot tell records apart.",
                    "List it under `required`, without `null` and `nullValue`, or choose another column.");
            }
        }
    }

    private void CheckCursor(string? cursor, bool canBeNull)
    {
        if (cursor is null || !_columns.CanJudge(cursor))
        {
            return;
        }

        var span = _extension.SpanOf("refresh", "cursor");
        var column = _columns.Find(cursor);
        if (column is null)
        {
            _findings.Error(DiagnosticIds.CursorNotColumn, span, $"The cursor names `{cursor}`, which is no column.", _columns.FixFor(cursor));
        }
        else if (column.Type.Kind != FieldKind.Timestamp)
        {
            _findings.Error(
                DiagnosticIds.CursorNotTime,
                span,
                $"The cursor `{cursor}` is {column.Type.ToSql()}, expected a time.",
                "Choose a column with the format `unix-seconds` or `date-time`.");
        }
        else if (column.Nullable && !canBeNull)
        {
            _findings.Error(
                DiagnosticIds.CursorNullable,
                span,
                $"The cursor `{cursor}` can be missing or null, so rows could be lost.",
                "List it under `required`, without `null` and `nullValue`, or say under `unset` how rows without it are found.");
        }
    }

    /// <param name="on">The column.</param>
    /// <param name="unset">The cursor, where rows can do without it: they have a partition of their own.</param>
    private void CheckPartition(string? on, string? unset)
    {
        if (on is null || !_columns.CanJudge(on) || (_columns.Find(on) is { Type.Kind: FieldKind.Timestamp } time && (!time.Nullable || on == unset)))
        {
            return;
        }

        var why = _columns.Find(on) is not { } column ? "is no column" : column.Nullable ? "can be missing or null" : $"is {column.Type.ToSql()}";
        _findings.Error(
            DiagnosticIds.BadPartition,
            _extension.SpanOf("partition", "on"),
            $"Partitions go by `{on}`, which {why}.",
            "Choose a time that is always there: the cursor.");
    }

    private void CheckReferences(IReadOnlyList<ColumnReference> references)
    {
        foreach (var reference in references.Where(r => _columns.CanJudge(r.Name)))
        {
            var column = _columns.Find(reference.Name);
            if (column is null)
            {
                _findings.Error(
                    DiagnosticIds.CheckColumn,
                    reference.Span,
                    $"The check names `{reference.Name}`, which is no column.",
                    _columns.FixFor(reference.Name));
            }
            else if (reference.MustBeDecimal && column.Type.Kind != FieldKind.Decimal)
            {
                _findings.Error(
                    DiagnosticIds.CheckColumn,
                    reference.Span,
                    $"The check reckons with `{reference.Name}`, which is {column.Type.ToSql()}.",
                    "Choose a column with the format `decimal`.");
            }
        }
    }
}
