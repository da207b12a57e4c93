using System.Text.Json.Serialization;
using Flitch.Connectors;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Text;

/// <summary>The JSON that the catalogue holds.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(IReadOnlyList<DatasetReport>))]
[JsonSerializable(typeof(RefreshProgress))]
[JsonSerializable(typeof(ErrorInfo))]
[JsonSerializable(typeof(NoticeOutcome))]
[JsonSerializable(typeof(FailingStreak))]
internal sealed partial class PipelineJson : JsonSerializerContext;
