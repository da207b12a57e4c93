namespace Flitch.Pipeline.Notifications;

/// <summary>What came of the last notice by one way.</summary>
/// <param name="Channel"><c>webhook</c> or <c>mail</c>.</param>
/// <param name="At">When it was over.</param>
/// <param name="Event">One of <see cref="NoticeEvents"/>.</param>
/// <param name="Delivered">Whether it arrived.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Text">What happened, for people.</param>
public sealed record NoticeOutcome(string Channel, DateTimeOffset At, string Event, bool Delivered, int Attempts, string Text);
