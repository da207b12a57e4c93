using System.Globalization;
using System.Text.RegularExpressions;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>One recorded answer: <c>NAME[@parameter=value&amp;…][.STATUS].json</c>.</summary>
/// <param name="Name">The object, or <c>key_info</c>, <c>refused</c>, <c>denied</c>.</param>
/// <param name="Parameters">The request's parameters that it answers.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Path">Where the file is.</param>
internal sealed partial record RecordedFile(string Name, IReadOnlyDictionary<string, string> Parameters, int Status, string Path)
{
    public static RecordedFile Of(string path)
    {
        var match = FileName().Match(System.IO.Path.GetFileName(path));
        if (!match.Success)
        {
            throw new FlitchException(
                "recording:name", ErrorKind.Usage, $"The recording {System.IO.Path.GetFileName(path)} has no name that says what it answers.",
                "Call it after the object, for example ledgers.json, ledgers@ofs=50.json or refused.401.json.");
        }

        var parameters = match.Groups["parameters"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
        var status = match.Groups["status"] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : 200;
        return new RecordedFile(match.Groups["name"].Value, parameters, status, path);
    }

    public ServiceAnswer Read() => new(Status, File.ReadAllBytes(Path));

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_]*)(@(?<parameters>.+?))?(\.(?<status>[1-5]\d\d))?\.json$")]
    private static partial Regex FileName();
}
