using System.Text.Json;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// Looks at a plugin's <c>.deps.json</c> before the runtime does: the runtime's own reader is native code, and aborts the whole process on one that has
/// no <c>runtimeTarget</c>.
/// </summary>
internal static class DependencyManifest
{
    /// <exception cref="BadImageFormatException">The file is not a dependency manifest.</exception>
    public static void Check(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            if (!IsManifest(json.RootElement))
            {
                throw new BadImageFormatException($"{Path.GetFileName(path)} is not a list of dependencies as a build writes it.");
            }
        }
        catch (JsonException e)
        {
            throw new BadImageFormatException($"{Path.GetFileName(path)} is not JSON.", e);
        }
    }

    private static bool IsManifest(JsonElement root) =>
        Member(root, "runtimeTarget") is { } target
        && Member(target, "name") is { ValueKind: JsonValueKind.String } name
        && Member(root, "targets") is { } targets
        && Member(targets, name.GetString()!) is { ValueKind: JsonValueKind.Object }
        && Member(root, "libraries") is { ValueKind: JsonValueKind.Object };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
}
