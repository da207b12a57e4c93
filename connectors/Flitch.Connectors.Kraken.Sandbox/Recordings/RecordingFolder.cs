using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Options;

namespace Flitch.Connectors.Kraken.Sandbox.Recordings;

/// <summary>
/// Recorded answers out of a folder: files <c>Method__source__n.json</c>, one per method. It is the one that was picked by name, else the first (in
/// ordinal order) of the preferred source, else the first of all; answers that are arrays only serve calls with <c>consolidation=market</c>.
/// </summary>
internal sealed class RecordingFolder
{
    // Others are served only when picked by name: a recorded GetApiKeyInfo, say, would tell of another key.
    private static readonly string[] Objects =
        ["Balance", "TradeBalance", "OpenOrders", "ClosedOrders", "TradesHistory", "Ledgers", "OpenPositions"];

    private readonly Dictionary<string, Recording> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Recording> _arrays = new(StringComparer.Ordinal);

    private RecordingFolder()
    {
    }

    /// <summary>Which files are served.</summary>
    public IEnumerable<Recording> Served => _first.Values.Concat(_arrays.Values).Distinct();

    /// <summary>Reads the folder that the options name.</summary>
    /// <returns>Null when they name none.</returns>
    /// <exception cref="FlitchException">The folder or a picked file is missing, or a file is no JSON.</exception>
    public static RecordingFolder? Open(SandboxSettings settings)
    {
        if (settings.Recordings is not { } folder)
            return null;
        if (!Directory.Exists(folder))
            throw Trouble($"There is no folder '{folder}'.", "Give the folder that holds the recorded answers with --from.");
        var recordings = new RecordingFolder();
        var names = Directory.EnumerateFiles(folder, "*__*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        foreach (var pick in settings.Picks)
            recordings.Take(folder, names.Contains(pick) ? pick : throw Trouble($"There is no file '{pick}' in '{folder}'.", "Check --pick."), picked: true);
        foreach (var name in names.OrderByDescending(name => SourceOf(name) == settings.Source))
            recordings.Take(folder, name, picked: false);
        return recordings;
    }

    /// <summary>The recorded bytes that answer a call, or null.</summary>
    public byte[]? Answer(string method, Parameters parameters)
    {
        var recording = parameters["consolidation"] == "market" ? _arrays.GetValueOrDefault(method) : _first.GetValueOrDefault(method);
        if (recording is null)
            return null;
        var first = parameters["ofs"] is null or "0" && parameters["cursor"] is null;
        return first ? recording.Body : recording.EmptyPage ?? recording.Body;
    }

    private static string MethodOf(string name) => name[..name.IndexOf("__", StringComparison.Ordinal)];

    private static string SourceOf(string name) => name.Split("__") is [_, var source, ..] ? source : "";

    private static FlitchException Trouble(string summary, string fix) => new("sandbox:recordings", ErrorKind.Usage, summary, fix);

    private void Take(string folder, string name, bool picked)
    {
        var method = MethodOf(name);
        if ((!picked && !Objects.Contains(method)) || (_first.ContainsKey(method) && _arrays.ContainsKey(method)))
            return;
        try
        {
            var recording = new Recording(method, name, File.ReadAllBytes(Path.Combine(folder, name)));
            // What was picked answers every call.
            if (picked || !recording.IsArray)
                _first.TryAdd(method, recording);
            if (picked || recording.IsArray)
                _arrays.TryAdd(method, recording);
        }
        catch (JsonException exception)
        {
            throw Trouble($"The recording '{name}' is not JSON: {exception.Message}", "Remove the file or mend it.");
        }
    }
}
