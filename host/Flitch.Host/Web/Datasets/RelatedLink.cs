namespace Flitch.Host.Web.Datasets;

/// <summary>A way to rows that belong to a row.</summary>
/// <param name="Words">Which rows.</param>
/// <param name="Address">Where they are.</param>
public sealed record RelatedLink(string Words, string Address);
