namespace Flitch.Pipeline.Notifications;

/// <summary>What has been told of a connection and is not over yet: the datasets that fail, each with its error's code.</summary>
/// <param name="Since">When it began.</param>
/// <param name="Datasets">Code by dataset; an empty name stands for the whole connection.</param>
/// <param name="Reconnect">Whether it was told that the connection has to be reconnected.</param>
internal sealed record FailingStreak(DateTimeOffset Since, Dictionary<string, string> Datasets, bool Reconnect)
{
    public static FailingStreak None { get; } = new(default, [], false);
}
