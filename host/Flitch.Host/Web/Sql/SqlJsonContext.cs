using System.Text.Json.Serialization;

namespace Flitch.Host.Web.Sql;

/// <summary>What the console's script reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SqlWordList))]
[JsonSerializable(typeof(ShownAnswer))]
internal sealed partial class SqlJsonContext : JsonSerializerContext;
