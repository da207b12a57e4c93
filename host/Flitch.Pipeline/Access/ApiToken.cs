namespace Flitch.Pipeline.Access;

/// <summary>A token with which programs call the API.</summary>
/// <param name="Id">Names it; opens nothing.</param>
/// <param name="Title">What it is for, in the words of who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SeenAt">When it was last used, to some minutes; null before.</param>
public sealed record ApiToken(string Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset? SeenAt);
