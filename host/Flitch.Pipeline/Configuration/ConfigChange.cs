namespace Flitch.Pipeline.Configuration;

/// <summary>One change that applying a configuration file makes: done as a whole, or not at all.</summary>
/// <param name="Action">What sort of change.</param>
/// <param name="Target">The connection's name, or <c>notifications</c>.</param>
/// <param name="Details">What changes, one line each; never with a secret.</param>
public sealed record ConfigChange(ConfigAction Action, string Target, IReadOnlyList<string> Details);
