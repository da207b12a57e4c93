using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Refreshing;

/// <summary>One dataset that a run has to refresh.</summary>
/// <param name="Object">The object.</param>
/// <param name="Floor">Nothing at or before this Unix second is asked for; null for all.</param>
internal sealed record DatasetTask(ObjectDescriptor Object, long? Floor);
