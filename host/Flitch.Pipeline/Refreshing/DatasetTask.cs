using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Refreshing;

/// <summary>One dataset that a run has to refresh.</summary>
/// <param name="Object">The object.</param>
/// <param name="Floor">Nothing at or before this Unix second is asked for by this run; null for all.</param>
/// <param name="Start">The dataset's own start: what is missing at or before this Unix second is not missed by anybody; null for none.</param>
internal sealed record DatasetTask(ObjectDescriptor Object, long? Floor, long? Start);
