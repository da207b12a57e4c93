using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>How a column's type appears in generated code.</summary>
internal static class ColumnCode
{
    /// <summary>The type in the model, without the question mark.</summary>
    public static string ModelType(FieldType type) => type.Kind switch
    {
        FieldKind.Decimal => "decimal",
        FieldKind.Timestamp => "DateTimeOffset",
        FieldKind.Integer => "long",
        FieldKind.Boolean => "bool",
        FieldKind.Date => "DateOnly",
        FieldKind.List => $"IReadOnlyList<{ModelType(type.Element!)}?>",
        _ => "string",
    };

    /// <summary>The type of the batch's column.</summary>
    public static string ColumnClass(FieldType type) => type.Kind switch
    {
        FieldKind.Text or FieldKind.Json => "TextColumn",
        FieldKind.Decimal => "DecimalColumn",
        FieldKind.Boolean => "BooleanColumn",
        FieldKind.List => "ListColumn",
        _ => "Int64Column",
    };

    /// <summary>The column type as a value.</summary>
    public static string ColumnType(FieldType type) => type.Kind switch
    {
        FieldKind.Decimal => $"ColumnType.Decimal({Literals.Number(type.Precision)}, {Literals.Number(type.Scale)})",
        FieldKind.List => $"ColumnType.List({ColumnType(type.Element!)})",
        FieldKind.Json => "ColumnType.Text",
        _ => $"ColumnType.{type.Kind}",
    };

    /// <summary>Reads one row of a column as the model has it.</summary>
    public static string ModelValue(FieldType type, string column, string row) => type.Kind switch
    {
        FieldKind.Decimal => $"{column}.ToDecimal({row})",
        FieldKind.Timestamp => $"{column}.ToInstant({row})",
        FieldKind.Date => $"{column}.ToDate({row})",
        FieldKind.List => $"{column}.ToList({row}, static (elements, i) => "
            + ModelValue(type.Element!, $"(({ColumnClass(type.Element!)})elements)", "i") + ")",
        _ => $"{column}[{row}]",
    };

    /// <summary>The field that reads it.</summary>
    public static string Field(ColumnSpec column)
    {
        var path = Literals.Text(column.Source ?? column.Name);
        var settings = Literals.When(column.Required, "Required = true")
            .Concat(Literals.When(column.AllowsNull, "AllowsNull = true"));
        if (column.Type.Kind == FieldKind.Text && column.KnownValues is not null)
        {
            settings = settings.Concat(new[] { $"KnownValues = {Literals.Texts(column.KnownValues)}" });
        }

        return NewField(column.Type, path, column.NullValues, column) + Literals.Initializer(settings);
    }

    private static string NewField(FieldType type, string path, EquatableArray<string> nullValues, ColumnSpec column)
    {
        var nulls = nullValues.Count == 0 ? "" : ", " + Literals.Texts(nullValues);
        return type.Kind switch
        {
            FieldKind.Decimal => $"new DecimalField({path}, {Literals.Number(type.Precision)}, {Literals.Number(type.Scale)}{nulls})",
            FieldKind.Timestamp when type.Time == TimeFormat.DateTime => $"new DateTimeField({path}{nulls})",
            FieldKind.Timestamp => $"new UnixSecondsField({path}{nulls})",
            FieldKind.Integer => $"new IntegerField({path}{nulls})",
            FieldKind.Boolean => $"new BooleanField({path}{nulls})",
            FieldKind.Date => $"new DateField({path}{nulls})",
            FieldKind.Json => $"new JsonField({path})",
            FieldKind.List => $"new ListField({path}, {Element(type.Element!, path, column)}{nulls})",
            _ => $"new TextField({path}{nulls})",
        };
    }

    private static string Element(FieldType type, string path, ColumnSpec column)
    {
        var known = type.Kind == FieldKind.Text && column.KnownValues is not null ? $" {{ KnownValues = {Literals.Texts(column.KnownValues)} }}" : "";
        return NewField(type, path, EquatableArrays.Empty<string>(), column) + known;
    }
}
