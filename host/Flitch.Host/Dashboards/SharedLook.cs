namespace Flitch.Host.Dashboards;

/// <summary>That somebody looks at a dashboard by a link, and not as one who is signed in.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="IsOpen">Whether range, filters and zone are the visitor's choice.</param>
public sealed record SharedLook(string Token, bool IsOpen)
{
    /// <summary>Does not write the token: it opens something.</summary>
    public override string ToString() => "by a link";
}
