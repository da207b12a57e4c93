namespace Flitch.Connectors.Catalog;

/// <summary>How a service writes an instant.</summary>
public enum TimeFormat
{
    /// <summary>Seconds since 1970 UTC with any number of decimals; six are kept.</summary>
    UnixSeconds,

    /// <summary>RFC 3339, for example <c>2026-11-23T05:42:38.123456Z</c>.</summary>
    DateTime,
}
