using System.Text;

namespace Flitch.Testing;

/// <summary>A letter that a mail server took.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's receivers.</param>
/// <param name="User">Who signed in; null when nobody did.</param>
/// <param name="Password">With what.</param>
/// <param name="Raw">Head and body as they came.</param>
public sealed record MailLetter(string From, IReadOnlyList<string> To, string? User, string? Password, string Raw)
{
    /// <summary>The head's lines, as they came.</summary>
    public IReadOnlyList<string> Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");

    /// <summary>The body, decoded.</summary>
    public string Body => Head.Any(h => h.EndsWith("base64", StringComparison.OrdinalIgnoreCase)) ? Encoding.UTF8.GetString(Convert.FromBase64String(Rest.Replace("\r\n", "", StringComparison.Ordinal))) : Rest;

    private string Rest => Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
}
