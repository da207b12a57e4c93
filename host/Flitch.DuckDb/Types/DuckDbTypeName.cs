namespace Flitch.DuckDb.Types;

/// <summary>Writes a type as SQL writes it.</summary>
internal static class DuckDbTypeName
{
    public static string Write(DuckDbType type) => type.Alias ?? type.Id switch
    {
        DuckDbTypeId.Decimal => $"DECIMAL({type.Width},{type.Scale})",
        DuckDbTypeId.List => $"{type.Element}[]",
        DuckDbTypeId.Array => $"{type.Element}[{type.Length}]",
        DuckDbTypeId.Map => $"MAP({type.Key}, {type.Element})",
        DuckDbTypeId.Struct => $"STRUCT({Fields(type)})",
        DuckDbTypeId.Union => $"UNION({Fields(type)})",
        DuckDbTypeId.Enum => $"ENUM({string.Join(", ", type.Members.Select(SqlText.Literal))})",
        DuckDbTypeId.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        DuckDbTypeId.TimeTz => "TIME WITH TIME ZONE",
        DuckDbTypeId.TimestampS => "TIMESTAMP_S",
        DuckDbTypeId.TimestampMs => "TIMESTAMP_MS",
        DuckDbTypeId.TimestampNs => "TIMESTAMP_NS",
        DuckDbTypeId.TimeNs => "TIME_NS",
        DuckDbTypeId.Null => "\"NULL\"",
        _ => type.Id.ToString().ToUpperInvariant(),
    };

    private static string Fields(DuckDbType type) => string.Join(", ", type.Fields.Select(field => $"{SqlText.Identifier(field.Name)} {field.Type}"));
}
