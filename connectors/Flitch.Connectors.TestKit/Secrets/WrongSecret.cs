using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.TestKit.Secrets;

/// <summary>A secret of the same make that opens nothing.</summary>
internal static class WrongSecret
{
    public static string Of(FormField field, string secret) => field.Format == "base64" && TryDecode(secret) is { Length: > 0 } bytes
        ? Convert.ToBase64String([.. bytes.Select(b => (byte)(b ^ 0x5A))])
        : secret.Length == 0 ? "flitch-conformance-wrong" : string.Concat(secret.Select(Next));

    private static char Next(char c) => c switch
    {
        'z' => 'a',
        'Z' => 'A',
        '9' => '0',
        _ when char.IsAsciiLetterOrDigit(c) => (char)(c + 1),
        _ => c,
    };

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
