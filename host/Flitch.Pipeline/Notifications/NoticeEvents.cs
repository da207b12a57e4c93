namespace Flitch.Pipeline.Notifications;

/// <summary>What notices tell of, by the names that receivers see.</summary>
public static class NoticeEvents
{
    /// <summary>A refresh that the host started failed, wholly or for some datasets; told once until it is over.</summary>
    public const string RefreshFailed = "refresh.failed";

    /// <summary>All datasets that failed are up to date again.</summary>
    public const string RefreshRecovered = "refresh.recovered";

    /// <summary>A schedule switched itself off.</summary>
    public const string SwitchedOff = "schedule.switched_off";

    /// <summary>The key was refused: a person has to give another one.</summary>
    public const string ReconnectRequired = "connection.reconnect_required";

    /// <summary>Somebody tries whether notices arrive.</summary>
    public const string Test = "test";
}
