using System.Text.Json.Serialization;
using Flitch.Host.Json;
using Flitch.Host.Web.Health;

namespace Flitch.Host.Web.Api;

/// <summary>What only the API reads and writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConnectorsJson))]
[JsonSerializable(typeof(ConnectionsJson))]
[JsonSerializable(typeof(StatusesJson))]
[JsonSerializable(typeof(DatasetsJson))]
[JsonSerializable(typeof(NoticesJson))]
[JsonSerializable(typeof(NoticeOutcomesJson))]
[JsonSerializable(typeof(RunsJson))]
[JsonSerializable(typeof(RequestsJson))]
[JsonSerializable(typeof(RowsJson))]
[JsonSerializable(typeof(ProblemJson))]
[JsonSerializable(typeof(HealthJson))]
[JsonSerializable(typeof(NewConnection))]
[JsonSerializable(typeof(ConnectionChange))]
[JsonSerializable(typeof(FieldValues))]
[JsonSerializable(typeof(DatasetChange))]
[JsonSerializable(typeof(OneDatasetChange))]
[JsonSerializable(typeof(DatasetJson))]
[JsonSerializable(typeof(RefreshWanted))]
[JsonSerializable(typeof(QueryWanted))]
[JsonSerializable(typeof(QueryJson))]
[JsonSerializable(typeof(DashboardsJson))]
[JsonSerializable(typeof(AppliedJson))]
[JsonSerializable(typeof(TileJson))]
[JsonSerializable(typeof(SharesJson))]
[JsonSerializable(typeof(NewShareJson))]
[JsonSerializable(typeof(ShareWanted))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
