using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Flitch.Host.Web.Access;

/// <summary>
/// The link that <c>flitch serve</c> prints while no password is set: whoever can read the terminal may come in, once. It is kept in memory only, and a
/// restart makes another.
/// </summary>
internal sealed class OneTimeLink
{
    private byte[]? secret;

    /// <summary>Makes a new one; the one before opens nothing any more.</summary>
    /// <param name="address">Where the pages are.</param>
    public Uri Make(Uri address)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Interlocked.Exchange(ref secret, Encoding.ASCII.GetBytes(text));
        return new Uri(address, $"/sign-in/link?key={text}");
    }

    /// <summary>Uses it up.</summary>
    /// <param name="text">What the address carried.</param>
    /// <returns>Whether it was the one, and had not been used.</returns>
    public bool Use(string? text)
    {
        var expected = Volatile.Read(ref secret);
        return text is not null
            && expected is not null
            && CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(text))
            && Interlocked.CompareExchange(ref secret, null, expected) == expected;
    }
}
