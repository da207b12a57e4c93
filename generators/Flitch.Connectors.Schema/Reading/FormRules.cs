using System;
using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Rules about what an object's request takes from the connector's form.</summary>
internal static class FormRules
{
    /// <summary>Checks an object's request.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="result">The object as read.</param>
    /// <param name="request">Its request.</param>
    /// <param name="report">Takes id, path, place, message and fix.</param>
    public static void Check(ConnectorSpec connector, ReadResult<ObjectSpec> result, RequestSpec request, Action<string, string, SourceSpan, string, string> report)
    {
        foreach (var parameter in request.FromForm)
        {
            if (WhyNot(connector, parameter.Field, parameter.As is not null, canBeEmpty: true) is { } wrong)
            {
                report(
                    DiagnosticIds.BadFormParameter,
                    result.Path,
                    result.PlaceOf("/x-flitch/request/body/" + JsonPointer.Escape(parameter.Name) + "/form"),
                    $"The parameter `{parameter.Name}` takes its value from the field `{parameter.Field}`, which {wrong.Why}.",
                    wrong.Fix);
            }
        }

        if (request.Each?.Field is { } field && WhyNot(connector, field, asDay: false, canBeEmpty: false) is { } reason)
        {
            report(
                DiagnosticIds.BadEach,
                result.Path,
                result.PlaceOf("/x-flitch/request/each/of/form"),
                $"The object is listed for each value of the field `{field}`, which {reason.Why}.",
                reason.Fix);
        }
    }

    private static (string Why, string Fix)? WhyNot(ConnectorSpec connector, string name, bool asDay, bool canBeEmpty) =>
        connector.Form.FirstOrDefault(f => f.Name == name) switch
        {
            null => ("the form does not have", FixFor(connector, name)),
            { Secret: true } => ("is a secret: it would stand in the request log", "Choose a field that is no secret."),
            { Format: not "date" } when asDay => ("is no day", "Give the field `\"format\": \"date\"`, or remove `as`."),
            { Required: false, Default: null } when !canBeEmpty => ("may be left empty", "Give the field `\"required\": true` or a default."),
            _ => null,
        };

    private static string FixFor(ConnectorSpec connector, string name) =>
        connector.Form.Count == 0 ? "Describe it under `form`." : Suggestion.Fix(name, connector.Form.Select(f => f.Name).ToList());
}
