using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace Flitch.Host.Web.Serving;

/// <summary>
/// The styles and scripts that the build bundled into <c>wwwroot/</c>. Their names carry their content's hash, so that a browser keeps them for good and
/// a new version is never mixed with an old one.
/// </summary>
internal sealed class PageAssets
{
    private const string Address = "/assets";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    private readonly Dictionary<string, string> names;

    private PageAssets(Dictionary<string, string> names) => this.names = names;

    /// <summary>Reads what the build wrote.</summary>
    public static PageAssets Load()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "assets.json")));
        return new PageAssets(json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!));
    }

    /// <summary>The address of an asset.</summary>
    /// <param name="entry">Its source's name, for example <c>flitch.css</c>.</param>
    public string this[string entry] => $"{Address}/{names[entry]}";

    /// <summary>Serves them, to anybody.</summary>
    /// <param name="app">The application.</param>
    public static void Use(IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Folder),
        RequestPath = Address,
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
    });
}
