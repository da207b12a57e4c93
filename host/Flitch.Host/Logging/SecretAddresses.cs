using System.Text.RegularExpressions;

namespace Flitch.Host.Logging;

/// <summary>Addresses that open something by themselves: a link to a dashboard, the link that signs in once. The log tells that they were asked for, not what they are.</summary>
internal static partial class SecretAddresses
{
    /// <summary>The text without what opens.</summary>
    /// <param name="text">A line, whoever wrote it.</param>
    public static string Hide(string text) => Opening().Replace(text, "$1…");

    [GeneratedRegex("""(/shared/+|/sign-in/link\?key=)[^\s/?#"'\]<>]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
