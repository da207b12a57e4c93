using System.Text.Json.Serialization;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>Source-generated, because reflection over a plugin's types would keep its load context alive.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class ExtractionJson : JsonSerializerContext;
