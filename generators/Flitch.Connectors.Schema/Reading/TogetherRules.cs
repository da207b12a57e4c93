using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>
/// Rules over <c>connector.json</c> and the object files beside it. A file with errors of its own is left out, so that one mistake is reported once.
/// </summary>
internal sealed class TogetherRules
{
    private readonly ConnectorSpec? _connector;
    private readonly IReadOnlyCollection<string> _unsure;
    private readonly IReadOnlyList<ReadResult<ObjectSpec>> _objects;
    private readonly List<SchemaDiagnostic> _found = new();

    private TogetherRules(ReadResult<ConnectorSpec>? connector, IReadOnlyList<ReadResult<ObjectSpec>> objects)
    {
        _connector = connector?.Draft;
        _unsure = connector?.Unsure ?? EquatableArrays.Empty<string>();
        _objects = objects;
    }

    public static EquatableArray<SchemaDiagnostic> Check(ReadResult<ConnectorSpec>? connector, IReadOnlyList<ReadResult<ObjectSpec>> objects)
    {
        var rules = new TogetherRules(connector, objects);
        if (connector is null)
        {
            rules.ReportNoConnector();
        }
        else if (rules.Knows("objects"))
        {
            rules.CheckListed(connector, connector.Draft!);
        }

        foreach (var result in objects.Where(o => o.Value is not null))
        {
            rules.CheckObject(result, result.Value!);
        }

        rules._found.AddRange(NameRules.Check(connector, objects));
        return rules._found.ToEquatableArray();
    }

    /// <summary>Whether the connector's file says something reliable under a keyword, be it wrong elsewhere.</summary>
    private bool Knows(string keyword) => _connector is not null && !_unsure.Contains(keyword);

    private void ReportNoConnector()
    {
        if (_objects.Count > 0)
        {
            Report(
                DiagnosticIds.ConnectorMissing,
                _objects[0].Path,
                SourceSpan.Start,
                $"There is no `{SchemaReader.ConnectorFileName}` beside this file.",
                "Add one: it describes the connector that the objects belong to.");
        }
    }

    private void CheckListed(ReadResult<ConnectorSpec> connector, ConnectorSpec spec)
    {
        var names = _objects.Select(o => FileNames.Stem(o.Path)).ToList();
        for (var i = 0; i < spec.Objects.Count; i++)
        {
            var name = spec.Objects[i];
            if (!names.Contains(name))
            {
                var place = connector.PlaceOf("/objects/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Report(DiagnosticIds.ObjectFileMissing, connector.Path, place, $"There is no `{name}.json` beside this file.", Suggestion.Fix(name, names));
            }
        }
    }

    private void CheckObject(ReadResult<ObjectSpec> result, ObjectSpec spec)
    {
        CheckPermission(result, spec.Request.Permission);
        CheckCost(result, spec.Request.Cost);
        CheckPath(result, spec.Request.Path);
        if (_connector is not null)
        {
            FormRules.Check(_connector, result, spec.Request, Report);
        }

        EachRules.Check(_objects, result, spec.Request.Each, Report);
        CheckReferences(result, spec);
        CheckTriggers(result, spec.Request.Variants);
    }

    private void CheckTriggers(ReadResult<ObjectSpec> result, EquatableArray<VariantSpec> variants)
    {
        for (var i = 0; i < variants.Count; i++)
        {
            if (variants[i].When is { } trigger)
            {
                CheckTrigger(result, trigger, "/x-flitch/request/variants/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/when");
            }
        }
    }

    private void CheckTrigger(ReadResult<ObjectSpec> result, VariantTriggerSpec trigger, string pointer)
    {
        var other = _objects.FirstOrDefault(o => FileNames.Stem(o.Path) == trigger.Object);
        if (other is null)
        {
            var names = _objects.Select(o => FileNames.Stem(o.Path)).ToList();
            Report(
                DiagnosticIds.VariantTrigger,
                result.Path,
                result.PlaceOf(pointer + "/object"),
                $"The variant looks at `{trigger.Object}`, which is no object here.",
                Suggestion.Fix(trigger.Object, names));
        }
        else if (other.Value is { } spec && WhyNoTrigger(spec, trigger.Column) is { } why)
        {
            Report(
                DiagnosticIds.VariantTrigger,
                result.Path,
                result.PlaceOf(pointer + "/column"),
                $"The variant looks at `{trigger.Column}` of `{trigger.Object}`, which {why}.",
                "Choose a text of an object with the mode `snapshot`.");
        }
    }

    private static string? WhyNoTrigger(ObjectSpec other, string column) =>
        other.Refresh.Mode != RefreshMode.Snapshot ? "is no snapshot"
        : other.FindColumn(column) is not { } found ? "is no column"
        : found.Type.Kind != FieldKind.Text ? "is no text"
        : null;

    private void CheckPermission(ReadResult<ObjectSpec> result, string? name)
    {
        if (name is null || !Knows("permissions"))
        {
            return;
        }

        var permission = _connector!.Permissions.FirstOrDefault(p => p.Name == name);
        var place = result.PlaceOf("/x-flitch/request/permission");
        if (permission is null)
        {
            Report(
                DiagnosticIds.PermissionUnknown,
                result.Path,
                place,
                $"`{SchemaReader.ConnectorFileName}` describes no permission `{name}`.",
                Suggestion.Fix(name, _connector.Permissions.Select(p => p.Name).ToList()));
        }
        else if (!permission.Wanted)
        {
            Report(
                DiagnosticIds.PermissionUnwanted,
                result.Path,
                place,
                $"The object needs `{name}`, which a read-only key should not have.",
                $"Choose the permission that only reads, or set `wanted` for it in `{SchemaReader.ConnectorFileName}`.");
        }
    }

    private void CheckCost(ReadResult<ObjectSpec> result, int cost)
    {
        if (Knows("tiers") && _connector!.Tiers.OrderBy(t => t.Maximum).FirstOrDefault(t => cost > t.Maximum) is { } tier)
        {
            var maximum = tier.Maximum.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Report(
                DiagnosticIds.CostAboveTier,
                result.Path,
                result.PlaceOf("/x-flitch/request/cost"),
                $"A call costs {cost}, but the tier `{tier.Name}` holds {maximum}: it could never be made.",
                "Correct the cost or the tier.");
        }
    }

    private void CheckPath(ReadResult<ObjectSpec> result, string path)
    {
        if (Knows("neverCall") && Pattern.Covering(_connector!.NeverCall, path) is { } pattern)
        {
            Report(
                DiagnosticIds.ForbiddenPath,
                result.Path,
                result.PlaceOf("/x-flitch/request/path"),
                Forbidden(path, pattern),
                "Choose a path that only reads.");
        }
    }

    internal static string Forbidden(string path, string pattern) =>
        $"`{path}` changes something: `{SchemaReader.ConnectorFileName}` says never to call `{pattern}`.";

    private void CheckReferences(ReadResult<ObjectSpec> result, ObjectSpec spec)
    {
        foreach (var group in spec.Checks.GroupBy(c => c.Kind))
        {
            var index = 0;
            foreach (var check in group)
            {
                CheckReference(result, check, CheckPointer(result, check.Kind, index++));
            }
        }
    }

    /// <summary>A kind holds one set of settings, or a list of them.</summary>
    private static string CheckPointer(ReadResult<ObjectSpec> result, string kind, int index)
    {
        var one = "/x-flitch/checks/" + kind;
        var item = one + "/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return result.Places.Any(p => p.Pointer == item) ? item : one;
    }

    private void CheckReference(ReadResult<ObjectSpec> result, CheckSpec check, string pointer)
    {
        if (check.OtherObject is not { } name)
        {
            return;
        }

        var other = _objects.FirstOrDefault(o => FileNames.Stem(o.Path) == name);
        if (other is null)
        {
            Report(
                DiagnosticIds.CheckObject,
                result.Path,
                result.PlaceOf(pointer + "/object"),
                $"The check looks into `{name}`, which is no object here.",
                Suggestion.Fix(name, _objects.Select(o => FileNames.Stem(o.Path)).ToList()));
            return;
        }

        foreach (var column in check.OtherColumns.Where(c => other.Value is { } value && value.FindColumn(c) is null))
        {
            Report(
                DiagnosticIds.CheckObject,
                result.Path,
                result.PlaceOf(pointer),
                $"The check looks for `{column}` in `{name}`, which has no such column.",
                Suggestion.Fix(column, other.Value!.Columns.Select(c => c.Name).ToList()));
        }
    }

    private void Report(string id, string path, SourceSpan span, string message, string fix) =>
        _found.Add(SchemaDiagnostic.Error(id, message, fix, path, span));
}
