namespace Flitch.Host.Web.Serving;

/// <summary>Where the pages are served.</summary>
internal sealed record ServeOptions
{
    /// <summary>The address without <c>--urls</c>: this machine only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The addresses to listen at.</summary>
    public IReadOnlyList<Uri> Urls { get; init; } = [new(DefaultUrl)];

    /// <summary>Names by which browsers may ask for the pages, beside those in <see cref="Urls"/> and this machine's own.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Whether every address is this machine's own.</summary>
    public bool IsLocal => Urls.All(u => u.IsLoopback);
}
