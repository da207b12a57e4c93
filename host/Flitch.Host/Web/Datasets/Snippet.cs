namespace Flitch.Host.Web.Datasets;

/// <summary>A text to copy into another tool.</summary>
/// <param name="Title">Which tool.</param>
/// <param name="Name">Its name on the page.</param>
/// <param name="Text">The text.</param>
public sealed record Snippet(string Title, string Name, string Text);
