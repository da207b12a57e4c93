using System.Text.RegularExpressions;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Catalogue;

/// <summary>Names that folders, commands and SQL can bear, and texts for people.</summary>
internal static partial class NameChecks
{
    public static void Look(ConnectorDescriptor descriptor, FindingList findings)
    {
        const string connector = FindingList.Connector;
        Name(descriptor.Name, connector, "the connector's name", findings);
        Text(descriptor.Title, connector, "the connector has no title", "title", findings);
        Text(descriptor.Description, connector, "the connector has no description", "description", findings);
        findings.Require(
            Uri.TryCreate(descriptor.BaseUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps,
            connector, $"its address \"{descriptor.BaseUrl}\" is not an https address", "Give baseUrl in connector.json as https://host.");
        findings.Require(descriptor.Objects.Count > 0, connector, "it offers no object", "List the objects in connector.json.");
        foreach (var name in Repeated(descriptor.Objects.Select(o => o.Name)))
        {
            findings.Add(connector, $"it has two objects called {name}", "Give each object its own name: the schema file's.");
        }

        foreach (var field in descriptor.Form)
        {
            Text(field.Label, connector, $"the form's field {field.Name} has no label", "label", findings);
            Text(field.Help, connector, $"the form's field {field.Name} does not say where its value is found", "help", findings);
        }

        foreach (var error in descriptor.Errors)
        {
            Text(error.Meaning, connector, $"the error {error.Code} has no meaning", "meaning", findings);
            Text(error.Fix, connector, $"the error {error.Code} says nothing of what to do", "fix", findings);
        }

        foreach (var o in descriptor.Objects)
        {
            LookAt(o, findings);
        }
    }

    private static void LookAt(ObjectDescriptor o, FindingList findings)
    {
        Name(o.Name, o.Name, "the object's name", findings);
        Text(o.Title, o.Name, "the object has no title", "title", findings);
        Text(o.Description, o.Name, "the object has no description", "description", findings);
        findings.Require(o.Columns.Count > 0, o.Name, "the object has no columns", "List its fields under properties.");
        findings.Require(o.Path.StartsWith('/'), o.Name, $"its path \"{o.Path}\" does not begin with /", "Give request.path from the service's root.");
        foreach (var name in Repeated(o.Columns.Select(c => c.Name)))
        {
            findings.Add(o.Name, $"two columns are called {name}", "Rename one of them.");
        }

        foreach (var column in o.Columns)
        {
            findings.Require(
                column.Name.Length > 0 && column.Name[0] != '_' && column.Name is not ("year" or "month" or "day"),
                o.Name, $"the column name \"{column.Name}\" is one of Flitch's own",
                "Rename the column; names with _ in front, year, month and day are taken.");
            Text(column.Description, o.Name, $"the column {column.Name} has no description", "description", findings);
        }
    }

    private static void Name(string name, string subject, string what, FindingList findings) => findings.Require(
        Slug().IsMatch(name), subject, $"{what} \"{name}\" cannot be a folder and a name in SQL", "Use small letters, digits and _, beginning with a letter.");

    private static void Text(string? text, string subject, string problem, string keyword, FindingList findings) =>
        findings.Require(!string.IsNullOrWhiteSpace(text), subject, problem, $"Write its {keyword} in the schema file.");

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Slug();
}
