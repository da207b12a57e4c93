namespace Flitch.Connectors.Reading;

/// <summary>Hears of every call and every wait of a connector, for the request log and the progress display.</summary>
public interface ICallObserver
{
    /// <summary>A call ended, well or not. Called before its page is handed out.</summary>
    /// <param name="facts">The call.</param>
    void Called(CallFacts facts);

    /// <summary>The connector waits before its next call.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="reason">Why, in a few words for people, for example <c>call counter</c> or <c>retry after EService:Busy</c>.</param>
    void Waiting(TimeSpan duration, string reason);
}
