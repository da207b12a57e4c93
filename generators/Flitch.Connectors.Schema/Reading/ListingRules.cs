using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Rules about the columns that <c>rewrites</c>, <c>unset</c> and <c>variants</c> name.</summary>
internal sealed class ListingRules
{
    private readonly ObjectColumns _columns;
    private readonly Block _extension;

    private ListingRules(ObjectColumns columns, Block extension)
    {
        _columns = columns;
        _extension = extension;
    }

    public static void Check(
        ObjectColumns columns, RefreshSpec? refresh, IReadOnlyList<string> primaryKey, IReadOnlyList<ColumnReference> variants, Block? extension)
    {
        if (extension is null || refresh is null)
        {
            return;
        }

        var rules = new ListingRules(columns, extension);
        if ((extension.Node.Find("request")?.Value as JsonObject)?.Find("each") is null)
        {
            rules.CheckRewrites(primaryKey);
            rules.CheckUnset(refresh);
        }

        rules.CheckVariants(refresh, variants);
    }

    private void CheckRewrites(IReadOnlyList<string> primaryKey)
    {
        var names = ((_extension.Node.Find("refresh")?.Value as JsonObject)?.Find("rewrites")?.Value as JsonArray)?.Items.OfType<JsonText>();
        foreach (var name in (names ?? Enumerable.Empty<JsonText>()).Where(n => _columns.CanJudge(n.Value) && primaryKey.All(_columns.CanJudge)))
        {
            if (WhyNoKey(name.Value, primaryKey) is { } why)
            {
                Report(DiagnosticIds.BadRewrites, name.Span, $"`rewrites` names `{name.Value}`, which {why}.", FixFor(name.Value, primaryKey));
            }
        }
    }

    private string? WhyNoKey(string name, IReadOnlyList<string> primaryKey)
    {
        if (_columns.Find(name) is not { } column)
        {
            return "is no column";
        }

        if (primaryKey.Count != 1)
        {
            return "cannot hold a primary key of several columns";
        }

        var item = column.Type.Element ?? column.Type;
        return _columns.Find(primaryKey[0]) is { } key && key.Type != item ? $"is {column.Type.ToSql()}, while the primary key is {key.Type.ToSql()}" : null;
    }

    private string FixFor(string name, IReadOnlyList<string> primaryKey) =>
        _columns.Find(name) is null ? _columns.FixFor(name) : primaryKey.Count == 1 ? "Choose a column that holds such keys, or a list of them." : "Remove it.";

    private void CheckUnset(RefreshSpec refresh)
    {
        if (refresh.Unset is not { } unset)
        {
            return;
        }

        var span = _extension.SpanOf("refresh", "unset");
        if (refresh.Cursor is { } cursor && _columns.CanJudge(cursor) && _columns.Find(cursor) is { Nullable: false })
        {
            Report(DiagnosticIds.BadUnset, span, $"The cursor `{cursor}` is always there, so no rows are without it.", "Remove `unset`.");
        }

        if (_columns.CanJudge(unset.Cursor) && _columns.Find(unset.Cursor) is not { Type.Kind: FieldKind.Timestamp, Nullable: false })
        {
            Report(
                DiagnosticIds.BadUnset,
                span,
                $"Rows without a cursor are to be found along `{unset.Cursor}`, which {WhyNoTime(unset.Cursor)}.",
                "Choose a time that is always there.");
        }
    }

    private string WhyNoTime(string name) =>
        _columns.Find(name) is not { } column ? "is no column" : column.Type.Kind != FieldKind.Timestamp ? $"is {column.Type.ToSql()}" : "can be missing or null";

    private void CheckVariants(RefreshSpec refresh, IReadOnlyList<ColumnReference> variants)
    {
        if (refresh.Mode == RefreshMode.Snapshot && (_extension.Node.Find("request")?.Value as JsonObject)?.Find("variants") is { } member)
        {
            Report(DiagnosticIds.KeywordNotHere, member.NameSpan, "`variants` does not go with the mode `snapshot`.", "Remove it.");
        }

        foreach (var reference in variants.Where(v => _columns.CanJudge(v.Name) && _columns.Find(v.Name)?.Type.Kind != FieldKind.Text))
        {
            var why = _columns.Find(reference.Name) is { } column ? $"is {column.Type.ToSql()}" : "is no column";
            Report(
                DiagnosticIds.BadVariant,
                reference.Span,
                $"The variant's rows are told from the others by `{reference.Name}`, which {why}.",
                _columns.Find(reference.Name) is null ? _columns.FixFor(reference.Name) : "Choose a text.");
        }
    }

    private void Report(string id, SourceSpan span, string message, string fix) => _extension.Findings.Error(id, span, message, fix);
}
