using Flitch.Storage.Evolving;

namespace Flitch.Host.Cli.Schemas;

/// <summary>What changed about one object, and what that means for its stored rows.</summary>
/// <param name="Name">The object, or the dataset that holds it.</param>
/// <param name="Kind"><c>added</c>, <c>removed</c>, <c>changed</c> or <c>same</c>.</param>
/// <param name="Forecast">What happens to files; null for an object that is new or gone.</param>
/// <param name="Others">What else is different, which stored rows do not depend on: <c>path</c>, <c>cost</c>.</param>
internal sealed record ObjectDifference(string Name, string Kind, SchemaForecast? Forecast, IReadOnlyList<string> Others);
