using System.Text.Json.Serialization;

namespace Flitch.Storage.Evolving;

/// <summary>Reads a list of texts.</summary>
[JsonSerializable(typeof(List<string?>), TypeInfoPropertyName = "ListString")]
internal sealed partial class JsonTextsContext : JsonSerializerContext;
