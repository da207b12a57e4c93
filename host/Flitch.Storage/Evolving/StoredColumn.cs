using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Evolving;

/// <summary>A column as the files have it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Type">Its type there.</param>
internal sealed record StoredColumn(string Name, ColumnType Type)
{
    /// <summary>Where its value stood in the record; null when that is not known.</summary>
    public string? Source { get; init; }

    /// <summary>The place as names, outermost first.</summary>
    public string[] Path => (Source ?? Name).Split('/');

    /// <summary>Its former names; null when they are not known.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>The raw texts that meant null; null when that is not known.</summary>
    public IReadOnlyList<string>? NullValues { get; init; }

    /// <summary>Whether its texts are values kept whole as JSON.</summary>
    public bool Json { get; init; }

    /// <summary>How the service wrote an instant.</summary>
    public TimeFormat Time { get; init; }

    /// <summary>The column of the table <c>f</c>.</summary>
    public string Sql => $"f.{SqlText.Identifier(Name)}";

    /// <summary>Null when the manifest names a type that no column has.</summary>
    public static StoredColumn? Of(ManifestColumn column) => ManifestTypes.Parse(column.Type) is not { } type ? null : new(column.Name, type)
    {
        Source = column.Source,
        Aliases = column.Aliases,
        NullValues = column.NullValues,
        Json = column.Json,
        Time = column.Time,
    };

    /// <summary>What <see cref="JsonTexts.Select"/> gave of it as it would stand in a service's JSON.</summary>
    public string Raw(string selected) => Json ? selected : JsonTexts.Raw(selected, Type, Time);
}
