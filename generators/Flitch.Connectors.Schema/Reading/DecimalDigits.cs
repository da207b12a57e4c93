using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>precision</c> and <c>scale</c> of a field's <c>x-flitch</c>.</summary>
internal static class DecimalDigits
{
    public const int MaximumPrecision = 38;

    /// <summary>The type with its digits.</summary>
    /// <param name="type">The type so far; null after a finding.</param>
    /// <param name="extension">The block; null when there is none.</param>
    /// <param name="closes">Whether nothing else can stand in the block.</param>
    public static FieldType? Apply(FieldType? type, Block? extension, bool closes)
    {
        if (extension is null)
        {
            return type;
        }

        var result = type is null || type.Kind == FieldKind.Decimal ? Read(type, extension) : Refused(type, extension);
        if (closes)
        {
            extension.Close();
        }

        return result;
    }

    private static FieldType Refused(FieldType type, Block extension)
    {
        extension.Refuse("precision", "a field that is no decimal", DiagnosticIds.KeywordNotForType);
        extension.Refuse("scale", "a field that is no decimal", DiagnosticIds.KeywordNotForType);
        return type;
    }

    private static FieldType? Read(FieldType? type, Block extension)
    {
        var precision = extension.Integer("precision", 1, MaximumPrecision);
        var scale = extension.Integer("scale", 0, MaximumPrecision);
        var both = extension.Member("precision") is not null == extension.Member("scale") is not null;
        if (!both || scale > precision)
        {
            extension.Findings.Error(
                DiagnosticIds.BadPrecision,
                extension.SpanOf(extension.Member("scale") is null ? "precision" : "scale"),
                both ? $"`scale` ({scale}) is greater than `precision` ({precision})." : "`precision` and `scale` go together.",
                "`precision` counts all digits, up to 38, `scale` those after the point: a price has 20 and 10.");
            return type;
        }

        return type is null || precision is null || scale is null ? type : type with { Precision = precision.Value, Scale = scale.Value };
    }
}
