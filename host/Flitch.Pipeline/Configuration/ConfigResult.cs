using Flitch.Connectors;

namespace Flitch.Pipeline.Configuration;

/// <summary>What applying a configuration file did.</summary>
/// <param name="Done">The changes that were made.</param>
/// <param name="Failed">The change that could not be made; null when all were.</param>
/// <param name="Error">Why not.</param>
/// <param name="NotDone">The changes that were not tried after it.</param>
public sealed record ConfigResult(IReadOnlyList<ConfigChange> Done, ConfigChange? Failed, ErrorInfo? Error, IReadOnlyList<ConfigChange> NotDone);
