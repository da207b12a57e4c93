using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The columnar batch with one typed property per column.</summary>
internal static class BatchEmitter
{
    public static CodeWriter Emit(ObjectShape shape)
    {
        var code = shape.Begin("System", "System.Collections.Generic", "Flitch.Connectors.Columns");
        code.Line(XmlDocs.Summary($"Rows of {shape.Spec.Title} in columns."));
        return code.Block($"public sealed class {shape.Model}Batch() : RecordBatch(Types)", () =>
        {
            code.List("private static readonly IReadOnlyList<ColumnType> Types =", () => Types(code, shape), "];").Line();
            var index = 0;
            foreach (var (column, property) in shape.Members)
            {
                var type = ColumnCode.ColumnClass(column.Type);
                code.Lines(XmlDocs.Summary(column)).Line($"public {type} {property} => ({type})Columns[{Literals.Number(index++)}];").Line();
            }

            ToModel(code, shape);
        });
    }

    private static void Types(CodeWriter code, ObjectShape shape)
    {
        foreach (var column in shape.Spec.Columns)
        {
            code.Line($"{ColumnCode.ColumnType(column.Type)},");
        }
    }

    private static void ToModel(CodeWriter code, ObjectShape shape)
    {
        code.Lines("""
            /// <summary>One row with .NET's own types.</summary>
            /// <param name="row">0 to <see cref="RecordBatch.RowCount"/> - 1.</param>
            /// <exception cref="OverflowException">A decimal of the row has more digits than .NET's own type holds.</exception>
            """);
        code.Block($"public {shape.Model} ToModel(int row) => new()", () =>
        {
            foreach (var (column, property) in shape.Members)
            {
                code.Line($"{property} = {ColumnCode.ModelValue(column.Type, property, "row")}{KeyMark(shape, column)},");
            }
        }, "};");
    }

    /// <summary>A key is never null: a record without one makes its answer malformed.</summary>
    private static string KeyMark(ObjectShape shape, ColumnSpec column)
    {
        if (!shape.Spec.PrimaryKey.Contains(column.Name))
        {
            return "";
        }

        return column.Type.Kind is FieldKind.Text or FieldKind.Json or FieldKind.List ? "!" : "!.Value";
    }
}
