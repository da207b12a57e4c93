using System.Text.Json.Serialization;

namespace Flitch.Storage.RequestLogs;

/// <summary>Reads lines as <see cref="RequestLine"/> writes them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RequestLogLine))]
[JsonSerializable(typeof(string))]
internal sealed partial class RequestLogJson : JsonSerializerContext;
