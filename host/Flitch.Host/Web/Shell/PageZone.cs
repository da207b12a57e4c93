using System.Globalization;
using Flitch.Pipeline.Display;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Shell;

/// <summary>The time zone of the pages. It belongs to the request that is answered, so that whatever writes a time finds it without being told.</summary>
internal static class PageZone
{
    private static readonly AsyncLocal<TimeZoneInfo?> Chosen = new();

    /// <summary>The zone; UTC where nothing is answered.</summary>
    public static TimeZoneInfo Current => Chosen.Value ?? TimeZoneInfo.Utc;

    /// <summary>Its name: <c>UTC</c>, <c>Europe/Berlin</c>.</summary>
    public static string Name => Current.Id;

    /// <summary>An instant in the zone.</summary>
    /// <param name="at">The instant.</param>
    public static DateTimeOffset Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Current);

    /// <summary>How far the zone is from UTC at an instant: <c>UTC</c>, <c>UTC+01:00</c>.</summary>
    /// <param name="at">The instant.</param>
    public static string Offset(DateTimeOffset at) => Current.GetUtcOffset(at) is var offset && offset == TimeSpan.Zero
        ? "UTC"
        : $"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)}";

    /// <summary>Has what answers a request know the zone.</summary>
    /// <param name="app">The application.</param>
    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            Chosen.Value = await context.RequestServices.GetRequiredService<DisplaySettings>().ZoneAsync(context.RequestAborted);
        }

        await next(context);
    });
}
