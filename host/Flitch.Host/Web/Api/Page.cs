using Flitch.Connectors;

namespace Flitch.Host.Web.Api;

/// <summary>How much a list shows at once.</summary>
internal static class Page
{
    /// <summary>Where nothing else is asked for.</summary>
    public const int Usual = 50;

    /// <summary>The most that can be asked for.</summary>
    public const int Most = 200;

    /// <summary>Refuses what cannot be shown.</summary>
    /// <param name="limit">How many are wanted.</param>
    /// <param name="skip">How many are left out before.</param>
    /// <exception cref="FlitchException">Too few or too many (usage).</exception>
    public static void Check(int limit, int skip = 0)
    {
        if (limit is < 1 or > Most || skip < 0)
        {
            throw new FlitchException("usage:limit", ErrorKind.Usage, $"A page has 1 to {Most} entries, and begins at 0 or later.", "Ask for fewer, and then for the next page.");
        }
    }
}
