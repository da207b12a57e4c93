namespace Flitch.Storage.Querying;

/// <summary>How a query is to run.</summary>
public sealed record QueryOptions
{
    /// <summary>A person's query, without a limit of time.</summary>
    public static QueryOptions Default { get; } = new();

    /// <summary>Flitch's own SQL: what our compilers made of a person's clicks. It shares a warm instance with others of its kind.</summary>
    public static QueryOptions Ours { get; } = new() { IsOurs = true };

    /// <summary>The connection whose datasets need no prefix; null for <c>main</c>.</summary>
    public string? Schema { get; init; }

    /// <summary>When the query is interrupted, the reading of its rows included; null for never. Counted in whole seconds.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether Flitch made the SQL. What a person wrote runs on an instance that nobody else uses meanwhile, so that its hunger is nobody else's; both are fenced and checked alike.
    /// </summary>
    public bool IsOurs { get; init; }
}
