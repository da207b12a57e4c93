using Flitch.Connectors.Catalog;

namespace Flitch.Host.Json;

/// <summary>An object that a connector offers, with its columns.</summary>
/// <param name="Name">Its name in commands, folders and SQL.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Refresh">Read whole each time, or only what is new.</param>
/// <param name="PrimaryKey">The columns that tell rows apart; none for a single record.</param>
/// <param name="Cursor">The column along which news are found; null for a snapshot.</param>
/// <param name="Permission">What a key must be allowed; null for nothing.</param>
/// <param name="Cost">What one call adds to the service's counter.</param>
/// <param name="Deprecated">Whether the service is about to drop it.</param>
/// <param name="Each">Values for each of which it is listed apart; null where there is one listing.</param>
/// <param name="FormParameters">Request parameters that take what a field of the form holds.</param>
/// <param name="Columns">Its columns, in order.</param>
internal sealed record ObjectJson(
    string Name,
    string Title,
    string Description,
    RefreshMode Refresh,
    IReadOnlyList<string> PrimaryKey,
    string? Cursor,
    string? Permission,
    int Cost,
    bool Deprecated,
    EachJson? Each,
    IReadOnlyList<FormParameterJson> FormParameters,
    IReadOnlyList<ColumnJson> Columns)
{
    /// <summary>One object.</summary>
    /// <param name="o">The object.</param>
    public static ObjectJson Of(ObjectDescriptor o) => new(
        o.Name,
        o.Title,
        o.Description,
        o.Mode,
        o.PrimaryKey,
        o.Cursor,
        o.Permission,
        o.Cost,
        o.Deprecated,
        o.Each is { } e ? new EachJson(e.Parameter, e.Column, e.Values, e.Field, e.Object, e.ObjectColumn) : null,
        [.. o.FormParameters.Select(p => new FormParameterJson(p.Name, p.Field))],
        [.. o.Columns.Select(c => new ColumnJson(c.Name, c.Type.ToString(), c.Nullable, c.Unit, c.Deprecated, c.Examples, c.Description))]);
}

/// <summary>Where the values stand for each of which an object is listed apart.</summary>
/// <param name="Parameter">The request parameter that carries the value.</param>
/// <param name="Column">The column that takes it.</param>
/// <param name="Values">The values, where the schema names them.</param>
/// <param name="Field">The form's field that holds them, or null.</param>
/// <param name="Object">The object whose rows name them, or null.</param>
/// <param name="ObjectColumn">That object's column, or null.</param>
internal sealed record EachJson(string Parameter, string Column, IReadOnlyList<string> Values, string? Field, string? Object, string? ObjectColumn);

/// <summary>A request parameter that takes what a field of the form holds.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Field">The field.</param>
internal sealed record FormParameterJson(string Name, string Field);

/// <summary>A column.</summary>
/// <param name="Name">The service's own name.</param>
/// <param name="Type">Its type, as DuckDB writes it.</param>
/// <param name="Nullable">Whether a value may be missing.</param>
/// <param name="Unit">The unit; null when there is none.</param>
/// <param name="Deprecated">Whether the service is about to drop it.</param>
/// <param name="Examples">Values as they may stand there.</param>
/// <param name="Description">What it holds.</param>
internal sealed record ColumnJson(string Name, string Type, bool Nullable, string? Unit, bool Deprecated, IReadOnlyList<string> Examples, string Description);
