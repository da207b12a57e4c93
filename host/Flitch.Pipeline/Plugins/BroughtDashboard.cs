using System.Reflection;

namespace Flitch.Pipeline.Plugins;

/// <summary>A dashboard that comes with a connector.</summary>
/// <param name="File">The file's name, for example <c>account.json</c>.</param>
/// <param name="Text">The file, UTF-8.</param>
public sealed record BroughtDashboard(string File, ReadOnlyMemory<byte> Text)
{
    private const string Folder = "flitch.dashboards/";

    /// <summary>Those among an assembly's resources, where the connector's build puts them; read whole, so that nothing of the plugin is held.</summary>
    internal static IReadOnlyList<BroughtDashboard> Of(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Read(assembly, n)),
    ];

    private static BroughtDashboard Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return new BroughtDashboard(name[Folder.Length..], text.ToArray());
    }
}
