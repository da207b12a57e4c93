using System.Linq;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>The record for C# users: one row with .NET's own types.</summary>
internal static class ModelEmitter
{
    public static CodeWriter Emit(ObjectShape shape)
    {
        var code = shape.Begin(
            shape.Holds(FieldKind.Timestamp, FieldKind.Date) ? "System" : null, shape.Holds(FieldKind.List) ? "System.Collections.Generic" : null);
        code.Line(XmlDocs.Summary(shape.Spec.Description));
        return code.Block($"public sealed record {shape.Model}", () =>
        {
            foreach (var (member, first) in shape.Members.Select((m, i) => (m, i == 0)))
            {
                if (!first)
                {
                    code.Line();
                }

                Property(code, member.Column, member.Property, shape.Spec.PrimaryKey.Contains(member.Column.Name));
            }
        });
    }

    private static void Property(CodeWriter code, ColumnSpec column, string property, bool key) =>
        code.Lines(XmlDocs.Summary(column)).Line(
            key
                ? $"public required {ColumnCode.ModelType(column.Type)} {property} {{ get; init; }}"
                : $"public {ColumnCode.ModelType(column.Type)}? {property} {{ get; init; }}");
}
