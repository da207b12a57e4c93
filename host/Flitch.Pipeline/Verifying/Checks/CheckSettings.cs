using System.Text.Json;

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>Reads what a schema states about a check.</summary>
internal static class CheckSettings
{
    public static IReadOnlyList<string> Names(JsonElement settings, string name) => [.. settings.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    public static string Text(JsonElement settings, string name) => settings.GetProperty(name).GetString()!;

    public static bool IsNotice(JsonElement settings) => settings.TryGetProperty("severity", out var severity) && severity.GetString() == "notice";
}
