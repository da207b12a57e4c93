namespace Flitch.Host.Web.Live;

/// <summary>A piece of a page that takes the place of what was there.</summary>
/// <param name="Event"><see cref="Whole"/> or <see cref="One"/>.</param>
/// <param name="Html">The piece.</param>
internal sealed record LivePart(string Event, string Html)
{
    /// <summary>All that the live element of the page holds.</summary>
    public const string Whole = "part";

    /// <summary>The one element in it that has the same id.</summary>
    public const string One = "piece";
}
