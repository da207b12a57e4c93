using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Documenting;

/// <summary>A connector's catalogue as a Markdown page: what its schema files say, for whoever queries the data.</summary>
public static class CataloguePage
{
    /// <summary>The page.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="objects">Its objects.</param>
    public static string Of(ConnectorSpec connector, IReadOnlyList<ObjectSpec> objects)
    {
        var shown = objects.OrderBy(o => Place(connector, o)).ThenBy(o => o.Name, StringComparer.Ordinal).ToList();
        var page = new StringBuilder();
        Line(page, $"# {connector.Title}");
        Line(page, "");
        Line(page, $"<!-- Made by flitch schema docs from schemas/{connector.Name}; do not edit. -->");
        Line(page, "");
        Line(page, connector.Description + (connector.DocumentationUrl is { } link ? $" The service's own documentation: <{link}>." : ""));
        Line(page, "");
        Overview(page, connector, shown);
        foreach (var one in shown)
        {
            ObjectSection.Append(page, connector, one);
        }

        Form(page, connector);
        Permissions(page, connector, shown);
        Tiers(page, connector);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    internal static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');

    /// <summary>A row of a table; nothing in a cell ends it.</summary>
    internal static void Row(StringBuilder page, params string[] cells) => Line(page, "| " + string.Join(" | ", cells.Select(c => c.Replace("|", "\\|").Replace("\n", " "))) + " |");

    internal static void Head(StringBuilder page, params string[] titles)
    {
        Row(page, titles);
        Line(page, "|" + string.Concat(titles.Select(_ => "---|")));
    }

    internal static string Permission(ConnectorSpec connector, ObjectSpec spec) => spec.Request.Permission is not { } name ? "–"
        : connector.Permissions.FirstOrDefault(p => p.Name == name)?.Title ?? name;

    private static int Place(ConnectorSpec connector, ObjectSpec spec) =>
        connector.Objects.TakeWhile(n => n != spec.Name).Count();

    private static void Overview(StringBuilder page, ConnectorSpec connector, IReadOnlyList<ObjectSpec> objects)
    {
        Head(page, "Object", "What a row is", "Refresh", "Key", "Permission", "Cost");
        foreach (var o in objects)
        {
            Row(page, $"[{o.Name}](#{o.Name})", o.Description, ObjectSection.Refresh(o), ObjectSection.Key(o), Permission(connector, o), Number(o.Request.Cost));
        }

        Line(page, "");
        Line(page, "Every row carries `_rescued` (what the schema does not know or could not read, as JSON), `_synced_at`, `_run_id` and `_page` as well.");
        Line(page, "");
    }

    private static void Form(StringBuilder page, ConnectorSpec connector)
    {
        if (connector.Form.Count == 0)
        {
            return;
        }

        Line(page, "## Connecting");
        Line(page, "");
        Head(page, "Field", "Needed", "Default", "What it is");
        foreach (var field in connector.Form)
        {
            var needed = (field.Required ? "yes" : "no") + (field.Secret ? ", secret" : "");
            Row(page, $"`{field.Name}`", needed, field.Default is { } value ? $"`{value}`" : "–", field.Help);
        }

        Line(page, "");
    }

    private static void Permissions(StringBuilder page, ConnectorSpec connector, IReadOnlyList<ObjectSpec> objects)
    {
        if (connector.Permissions.Count == 0)
        {
            return;
        }

        Line(page, "## Permissions");
        Line(page, "");
        Head(page, "Permission", "Where its box is", "For this", "Opens");
        foreach (var permission in connector.Permissions)
        {
            var opened = string.Join(", ", objects.Where(o => o.Request.Permission == permission.Name).Select(o => o.Name));
            Row(page, permission.Title, permission.Where, permission.Wanted ? "tick" : "leave empty", opened.Length > 0 ? opened : permission.Warning ?? "–");
        }

        Line(page, "");
    }

    private static void Tiers(StringBuilder page, ConnectorSpec connector)
    {
        if (connector.Tiers.Count == 0)
        {
            return;
        }

        Line(page, "## Call counter");
        Line(page, "");
        Line(page, "Each call adds its cost to a counter, which falls all the time and must not pass its maximum.");
        Line(page, "");
        Head(page, "Tier", "Maximum", "Falls per second");
        foreach (var tier in connector.Tiers)
        {
            Row(page, tier.Title, Number(tier.Maximum), Number(tier.DecayPerSecond));
        }

        Line(page, "");
    }

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
