using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Shell;

/// <summary>Which page of a long list an address asks for.</summary>
internal static class PageNumber
{
    /// <summary>Far beyond any list, and far below where reckoning overflows.</summary>
    private const int Last = 1_000_000;

    /// <summary>From 1; whatever is no page is the first.</summary>
    /// <param name="query">What stands behind the question mark.</param>
    public static int Read(IQueryCollection query) =>
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Last) : 1;

    /// <summary>How many pages a list has; one at least.</summary>
    /// <param name="total">How many it lists.</param>
    /// <param name="shown">How many a page shows.</param>
    public static int Count(int total, int shown) => Math.Max(1, (total + shown - 1) / shown);
}
