using System.Text.Json.Serialization;

namespace Flitch.Host.Json;

/// <summary>What is written for programs. Written by generated code: reflection would cost every command a part of its start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AddedJson))]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(ConnectorJson))]
[JsonSerializable(typeof(ConnectorsJson))]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(NoticesJson))]
[JsonSerializable(typeof(ObjectJson))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(IReadOnlyList<ConnectionJson>))]
[JsonSerializable(typeof(IReadOnlyList<NoticeOutcomeJson>))]
[JsonSerializable(typeof(IReadOnlyList<RequestJson>))]
[JsonSerializable(typeof(IReadOnlyList<RunJson>))]
[JsonSerializable(typeof(IReadOnlyList<StatusJson>))]
internal sealed partial class FlitchJsonContext : JsonSerializerContext;
