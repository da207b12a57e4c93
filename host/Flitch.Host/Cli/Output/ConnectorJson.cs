using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;

namespace Flitch.Host.Cli.Output;

/// <summary>A connector's catalogue as JSON.</summary>
internal static class ConnectorJson
{
    /// <summary>The whole catalogue of one connector, without its error catalogue.</summary>
    /// <param name="connector">The connector.</param>
    public static JsonObject Of(ConnectorDescriptor connector) => new()
    {
        ["name"] = connector.Name,
        ["title"] = connector.Title,
        ["description"] = connector.Description,
        ["baseUrl"] = connector.BaseUrl,
        ["documentation"] = connector.DocumentationUrl,
        ["fields"] = new JsonArray([.. connector.Form.Select(Field)]),
        ["permissions"] = new JsonArray([.. connector.Permissions.Select(Permission)]),
        ["objects"] = new JsonArray([.. connector.Objects.Select(Of)]),
    };

    private static JsonObject Field(FormField field) => new()
    {
        ["name"] = field.Name,
        ["label"] = field.Label,
        ["help"] = field.Help,
        ["secret"] = field.Secret,
        ["required"] = field.Required,
        ["default"] = field.Default,
        ["choices"] = field.Choices is { } choices ? new JsonArray([.. choices.Select(c => (JsonNode)c)]) : null,
    };

    private static JsonObject Permission(PermissionDescriptor permission) => new()
    {
        ["name"] = permission.Name,
        ["title"] = permission.Title,
        ["where"] = permission.Where,
        ["wanted"] = permission.Wanted,
    };

    /// <summary>One object with its columns.</summary>
    /// <param name="o">The object.</param>
    public static JsonObject Of(ObjectDescriptor o) => new()
    {
        ["name"] = o.Name,
        ["title"] = o.Title,
        ["description"] = o.Description,
        ["refresh"] = JsonOutput.Name(o.Mode),
        ["primaryKey"] = new JsonArray([.. o.PrimaryKey.Select(k => (JsonNode)k)]),
        ["cursor"] = o.Cursor,
        ["permission"] = o.Permission,
        ["cost"] = o.Cost,
        ["deprecated"] = o.Deprecated,
        ["each"] = o.Each is { } each ? Each(each) : null,
        ["formParameters"] = new JsonArray([.. o.FormParameters.Select(p => new JsonObject { ["name"] = p.Name, ["field"] = p.Field })]),
        ["columns"] = new JsonArray([.. o.Columns.Select(Column)]),
    };

    private static JsonObject Column(ColumnDescriptor column) => new()
    {
        ["name"] = column.Name,
        ["type"] = column.Type.ToString(),
        ["nullable"] = column.Nullable,
        ["unit"] = column.Unit,
        ["deprecated"] = column.Deprecated,
        ["examples"] = Texts(column.Examples),
        ["description"] = column.Description,
    };

    private static JsonObject Each(EachValue each) => new()
    {
        ["parameter"] = each.Parameter,
        ["column"] = each.Column,
        ["values"] = Texts(each.Values),
        ["field"] = each.Field,
        ["object"] = each.Object,
        ["objectColumn"] = each.ObjectColumn,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
