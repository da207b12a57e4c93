using System;
using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Rules about an object that is listed for each value of another object's column.</summary>
internal static class EachRules
{
    /// <summary>Checks an object.</summary>
    /// <param name="objects">All objects of the connector.</param>
    /// <param name="result">The object as read.</param>
    /// <param name="each">What it is listed for; null for nothing.</param>
    /// <param name="report">Takes id, path, place, message and fix.</param>
    public static void Check(
        IReadOnlyList<ReadResult<ObjectSpec>> objects, ReadResult<ObjectSpec> result, EachSpec? each, Action<string, string, SourceSpan, string, string> report)
    {
        if (each?.Object is not { } name)
        {
            return;
        }

        var other = objects.FirstOrDefault(o => FileNames.Stem(o.Path) == name);
        if (other is null)
        {
            var names = objects.Select(o => FileNames.Stem(o.Path)).ToList();
            report(
                DiagnosticIds.BadEach,
                result.Path,
                result.PlaceOf("/x-flitch/request/each/of/object"),
                $"The object is listed for each row of `{name}`, which is no object here.",
                Suggestion.Fix(name, names));
        }
        else if (other.Value is { } spec && WhyNot(spec, each.ObjectColumn!) is { } why)
        {
            report(
                DiagnosticIds.BadEach,
                result.Path,
                result.PlaceOf("/x-flitch/request/each/of/column"),
                $"The object is listed for each `{each.ObjectColumn}` of `{name}`, which {why}.",
                "Choose a text of an object with the mode `snapshot` that is not listed for each row of another itself.");
        }
    }

    private static string? WhyNot(ObjectSpec other, string column) =>
        other.Refresh.Mode != RefreshMode.Snapshot ? "is no snapshot"
        : other.Request.Each?.Object is not null ? "is listed for each row of another object"
        : other.FindColumn(column) is not { } found ? "is no column"
        : found.Type.Kind != FieldKind.Text ? "is no text"
        : null;
}
