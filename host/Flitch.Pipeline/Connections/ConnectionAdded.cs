using Flitch.Connectors.Checking;

namespace Flitch.Pipeline.Connections;

/// <summary>A connection that was saved, with what its test found.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Check">The test's result; null when it was not tested.</param>
public sealed record ConnectionAdded(ConnectionInfo Connection, CheckResult? Check);
