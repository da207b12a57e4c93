namespace Flitch.Pipeline.Notifications;

/// <summary>A way by which notices leave.</summary>
internal interface INoticeChannel
{
    /// <summary>What people call it: <c>webhook</c> or <c>mail</c>.</summary>
    string Name { get; }

    /// <summary>Tries once.</summary>
    /// <param name="notice">What to tell.</param>
    /// <param name="settings">Where to.</param>
    /// <param name="cancellationToken">The attempt's time is over, or the host stops.</param>
    Task<NoticeAttempt> TryAsync(Notice notice, NoticeSettings settings, CancellationToken cancellationToken);

    /// <summary>Whether it is set up.</summary>
    /// <param name="settings">What is set.</param>
    bool IsOn(NoticeSettings settings);
}
