using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Host.Cli.Schemas;

/// <summary>A schema file as the catalogue's descriptor, as far as it decides about stored rows; the generator writes the same.</summary>
internal static class ObjectDescriptors
{
    /// <summary>The descriptor.</summary>
    /// <param name="spec">What the file says.</param>
    public static ObjectDescriptor Of(ObjectSpec spec) => new()
    {
        Name = spec.Name,
        Title = spec.Title,
        Description = spec.Description,
        Path = spec.Request.Path,
        Method = spec.Request.Method,
        PinnedParameters = [.. spec.Request.Pinned.Select(p => KeyValuePair.Create(p.Name, p.Value))],
        // Filled by what a manifest pinned, where there is one: the value as it was sent, under the parameter's own name.
        FormParameters = [.. spec.Request.FromForm.Select(p => new FormParameter(p.Name, p.Name))],
        Cost = spec.Request.Cost,
        Permission = spec.Request.Permission,
        Columns = [.. spec.Columns.Select(Of)],
        PrimaryKey = [.. spec.PrimaryKey],
        Mode = Enum.Parse<Connectors.Catalog.RefreshMode>(spec.Refresh.Mode.ToString()),
        Cursor = spec.Refresh.Cursor,
        Partition = spec.Partition is { } partition ? new(Enum.Parse<Connectors.Catalog.PartitionUnit>(partition.By.ToString()), partition.On) : null,
        Fingerprint = spec.Fingerprint,
    };

    private static ColumnDescriptor Of(ColumnSpec column) => new(column.Name, Of(column.Type), column.Description)
    {
        Nullable = column.Nullable,
        Unit = column.Unit,
        UnitBy = column.UnitBy,
        Source = column.Source,
        Aliases = [.. column.Aliases],
        NullValues = [.. column.NullValues],
        Json = column.Type.Kind == FieldKind.Json,
        Time = (column.Type.Element ?? column.Type).Time == Connectors.Schema.Model.TimeFormat.DateTime
            ? Connectors.Catalog.TimeFormat.DateTime
            : Connectors.Catalog.TimeFormat.UnixSeconds,
    };

    private static ColumnType Of(FieldType type) => type.Kind switch
    {
        FieldKind.Decimal => ColumnType.Decimal((byte)type.Precision, (byte)type.Scale),
        FieldKind.List => ColumnType.List(Of(type.Element!)),
        FieldKind.Json => ColumnType.Text,
        _ => new ColumnType(Enum.Parse<ColumnKind>(type.Kind.ToString())),
    };
}
