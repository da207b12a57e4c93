using System.Linq;
using System.Text;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The extractor: a switch over the record's field names, and the layout that the runtime walks by.</summary>
internal static class ExtractorEmitter
{
    public static CodeWriter Emit(ObjectShape shape)
    {
        var code = shape.Begin(
            ReadsNames(shape) ? "System" : null, "Flitch.Connectors.Columns", "Flitch.Connectors.Rest.Extraction", "Flitch.Connectors.Rest.Extraction.Fields");
        code.Line(XmlDocs.Summary($"Reads answers of {shape.Spec.Title} into a {shape.Model}Batch."));
        return code.Block($"public sealed class {shape.Model}Extractor() : JsonExtractor(Layout)", () =>
        {
            LayoutField(code, shape);
            code.Line().Line("/// <inheritdoc/>").Line($"public override RecordBatch CreateBatch() => new {shape.Model}Batch();").Line();
            code.Line("/// <inheritdoc/>");
            ReadRecord(code, shape);
            code.Line();
            ColumnNumbers(code, shape);
        });
    }

    /// <summary>Whether fields are told apart by name: a scalar that stands under its key has none.</summary>
    private static bool ReadsNames(ObjectShape shape) => shape.Members.Any(m => m.Column.Role == ColumnRole.Field);

    private static void LayoutField(CodeWriter code, ObjectShape shape)
    {
        var spec = shape.Spec;
        code.Block("private static readonly RecordLayout Layout = new()", () =>
        {
            code.Line($"Records = {Literals.Texts(spec.Records.At)},");
            code.Line($"Shape = RecordShape.{spec.Records.Shape},");
            Optional(code, "Key", spec.Columns.FirstOrDefault(c => c.Role == ColumnRole.Key)?.Name, shape);
            Optional(code, "Each", spec.Request.Each?.Column, shape);
            code.Line($"PrimaryKey = [{string.Join(", ", spec.PrimaryKey.Select(name => Number(shape, name)))}],");
            Optional(code, "Cursor", spec.Refresh.Cursor, shape);
            Optional(code, "Count", spec.Paging.Total);
            Optional(code, "NextToken", spec.Paging.Next);
            if (spec.Records.EmptyWithoutResult)
            {
                code.Line("EmptyWithoutResult = true,");
            }

            code.List("Fields =", () => Fields(code, shape), "],");
        }, "};");
    }

    private static void Fields(CodeWriter code, ObjectShape shape)
    {
        foreach (var column in shape.Spec.Columns)
        {
            code.Line(ColumnCode.Field(column) + ",");
        }
    }

    private static void Optional(CodeWriter code, string property, string? column, ObjectShape shape)
    {
        if (column is not null)
        {
            code.Line($"{property} = {Number(shape, column)},");
        }
    }

    private static void Optional(CodeWriter code, string property, EquatableArray<string>? path)
    {
        if (path is not null)
        {
            code.Line($"{property} = {Literals.Texts(path)},");
        }
    }

    private static void ReadRecord(CodeWriter code, ObjectShape shape)
    {
        if (shape.Members.FirstOrDefault(m => m.Column.Role == ColumnRole.Value).Property is { } value)
        {
            code.Line($"protected override void ReadRecord(ref RecordReader record) => record.Read(At.{value});");
            return;
        }

        var root = FieldTree.Of(shape);
        code.Block("protected override void ReadRecord(ref RecordReader record)", () => Loop(code, root));
        foreach (var node in root.Nested())
        {
            code.Line();
            code.Block($"private static void {node.Method}(ref RecordReader record)", () =>
            {
                code.Block("if (!record.Enter())", () => code.Line("return;")).Line();
                Loop(code, node);
            });
        }
    }

    private static void Loop(CodeWriter code, FieldTree node) => code.Block(
        $"while (record.NextField(out {(node.Children.Count == 0 ? "_" : "var name")}))",
        () =>
        {
            if (node.Children.Count == 0)
            {
                code.Line("record.Unknown();");
                return;
            }

            code.Block("switch (name.Length)", () =>
            {
                foreach (var child in node.Children.OrderBy(c => Encoding.UTF8.GetByteCount(c.Name)))
                {
                    Case(code, child);
                }

                code.Lines("""
                    default:
                        record.Unknown();
                        break;
                    """);
            });
        });

    private static void Case(CodeWriter code, FieldTree child)
    {
        var length = Literals.Number(Encoding.UTF8.GetByteCount(child.Name));
        code.Line($"case {length} when name.SequenceEqual({Literals.Text(child.Name)}u8):");
        code.Indented(() => code.Line(child.Property is null ? $"{child.Method}(ref record);" : $"record.Read(At.{child.Property});").Line("break;"));
    }

    private static string Number(ObjectShape shape, string column) => "At." + shape.PropertyOf(column);

    private static void ColumnNumbers(CodeWriter code, ObjectShape shape)
    {
        code.Line("/// <summary>The columns' places in the catalogue.</summary>");
        code.Block("private static class At", () =>
        {
            var index = 0;
            foreach (var property in shape.Properties)
            {
                code.Line($"public const int {property} = {Literals.Number(index++)};");
            }
        });
    }
}
