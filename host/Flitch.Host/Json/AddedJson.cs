using Flitch.Pipeline.Connections;

namespace Flitch.Host.Json;

/// <summary>A connection that was added, with what its test found.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Test">What the test found; null when none was wanted.</param>
internal sealed record AddedJson(ConnectionJson Connection, CheckJson? Test)
{
    /// <summary>Both.</summary>
    /// <param name="added">What was added.</param>
    public static AddedJson Of(ConnectionAdded added) => new(ConnectionJson.Of(added.Connection), added.Check is { } check ? CheckJson.Of(check) : null);
}
