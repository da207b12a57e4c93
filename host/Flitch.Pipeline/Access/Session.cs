namespace Flitch.Pipeline.Access;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">Names the session; opens nothing.</param>
/// <param name="Agent">The browser, as it calls itself.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="SeenAt">When it was last used, to some minutes.</param>
/// <param name="ExpiresAt">When it ends by itself; use prolongs it.</param>
public sealed record Session(string Id, string Agent, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);
