namespace Flitch.Pipeline.Notifications;

/// <summary>What came of one attempt to deliver a notice.</summary>
/// <param name="Delivered">Whether it arrived.</param>
/// <param name="Again">Whether another attempt may go better.</param>
/// <param name="Text">What happened, for people; without addresses that could hold a secret.</param>
internal sealed record NoticeAttempt(bool Delivered, bool Again, string Text);
