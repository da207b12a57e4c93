namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>The service that the double connector reads: rows in memory, which grow between calls as a test says.</summary>
internal sealed class EventService
{
    public List<EventRow> Events { get; } = [];

    public List<(string Asset, long Value)> Wallet { get; } = [];

    /// <summary>Called before each answer is made; may add rows, throw, or cancel.</summary>
    public Action<EventCall> Before { get; set; } = static _ => { };

    /// <summary>How the rows of a listing are ordered; newest first unless a test says otherwise.</summary>
    public Func<IEnumerable<EventRow>, IEnumerable<EventRow>> Order { get; set; } =
        static rows => rows.OrderByDescending(r => r.Time).ThenBy(r => r.Id, StringComparer.Ordinal);

    /// <summary>Added to every count that the service states.</summary>
    public long CountError { get; set; }

    /// <summary>What the service counts of the rows that a call asks for; null for nothing. By default as many as there are, and <see cref="CountError"/>.</summary>
    public Func<IReadOnlyCollection<EventRow>, long?>? CountAs { get; set; }

    /// <summary>The account behind each key; a key that is not here is wrong.</summary>
    public Dictionary<string, string> Accounts { get; } = new(StringComparer.Ordinal) { ["good-key-0001"] = "account-1" };

    /// <summary>Objects that a key may not read.</summary>
    public HashSet<string> Forbidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Every call that was answered.</summary>
    public List<EventCall> Calls { get; } = [];

    public long? Count(IReadOnlyCollection<EventRow> rows) => CountAs is { } count ? count(rows) : rows.Count + CountError;

    public IEnumerable<EventRow> Within(long? from, long to) =>
        Events.Where(r => (from is null || r.Time > from * 1_000_000) && r.Time <= to * 1_000_000);
}

/// <summary>One call of the double's.</summary>
/// <param name="Object">The object; null for a test.</param>
/// <param name="What"><c>page</c>, <c>count</c> or <c>check</c>.</param>
/// <param name="From">The interval's lower bound.</param>
/// <param name="To">The interval's upper bound.</param>
/// <param name="Offset">Rows skipped.</param>
/// <param name="Stop">Is cancelled when the run is.</param>
internal sealed record EventCall(string? Object, string What, long? From, long? To, int Offset, CancellationToken Stop);
