namespace Flitch.Connectors.Rest.Signing;

/// <summary>What may stand in a header that carries a key.</summary>
public static class HeaderText
{
    /// <summary>Whether <paramref name="text"/> is printable ASCII without spaces: .NET's own error for other text would repeat the text.</summary>
    /// <param name="text">A key or token.</param>
    public static bool IsSafe(string text) => text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
}
