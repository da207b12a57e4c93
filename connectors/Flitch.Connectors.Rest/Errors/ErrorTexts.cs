using System.Globalization;
using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.Rest.Errors;

/// <summary>Fills the placeholders of the catalogue's texts.</summary>
internal sealed class ErrorTexts(ConnectorDescriptor descriptor, ObjectDescriptor? about, string code, DateTimeOffset? retryAt, DateTimeOffset now)
{
    /// <summary>The text with every placeholder replaced; a value that is not known gets words that still make a sentence.</summary>
    public string Fill(string text) => text.Contains('{', StringComparison.Ordinal)
        ? text
            .Replace("{permission}", Permission(), StringComparison.Ordinal)
            .Replace("{datasets}", Datasets(), StringComparison.Ordinal)
            .Replace("{until}", retryAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "later", StringComparison.Ordinal)
            .Replace("{wait}", Wait(), StringComparison.Ordinal)
            .Replace("{object}", about?.Title ?? "this call", StringComparison.Ordinal)
            .Replace("{code}", code, StringComparison.Ordinal)
        : text;

    private string Permission() =>
        descriptor.Permissions.FirstOrDefault(p => p.Name == about?.Permission)?.Title ?? about?.Permission ?? "the permission it needs";

    private string Datasets()
    {
        var blocked = descriptor.Objects.Where(o => about is null || (o.Permission == about.Permission && o.Permission is not null) || o.Name == about.Name);
        return string.Join(", ", blocked.Select(o => o.Title));
    }

    private string Wait()
    {
        var left = retryAt - now;
        return left switch
        {
            null => "a while",
            { TotalSeconds: <= 1 } => "1 second",
            { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.Value.TotalSeconds)} seconds"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.Value.TotalMinutes)} minutes"),
        };
    }
}
