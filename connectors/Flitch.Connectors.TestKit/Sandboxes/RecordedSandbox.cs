using Flitch.Connectors.Catalog;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Serving;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>
/// A stand-in that answers from files, one a call: <c>ledgers.json</c> for the object's first page, <c>ledgers@ofs=50.json</c> for the call with that parameter,
/// <c>key_info.json</c>, <c>refused.401.json</c> for a wrong key, <c>denied.403.json</c> for a missing permission. A parameter that one of an object's files names must be
/// the same in the request; others do not matter.
/// </summary>
public sealed class RecordedSandbox : IConnectorSandbox
{
    /// <summary>The option that has every call answered as one with a wrong key.</summary>
    internal const string Refuse = "refuse";

    private const string Missing = "missing";

    private readonly ConnectorDescriptor _descriptor;
    private readonly List<RecordedFile> _files;

    /// <summary>Answers from a folder.</summary>
    /// <param name="descriptor">The connector's catalogue.</param>
    /// <param name="folder">Where the files are; a relative one is below the tests' own folder.</param>
    /// <exception cref="FlitchException">A file's name does not say what it answers.</exception>
    public RecordedSandbox(ConnectorDescriptor descriptor, string folder)
    {
        _descriptor = descriptor;
        var path = Path.Combine(AppContext.BaseDirectory, folder);
        _files = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(RecordedFile.Of)]
            : throw new FlitchException(
                "recording:folder", ErrorKind.Usage, $"There is no folder {path}.",
                "Copy the recordings to the tests' output: <None Include=\"recordings/*\" CopyToOutputDirectory=\"PreserveNewest\" />.");
    }

    /// <inheritdoc/>
    public string Connector => _descriptor.Name;

    /// <inheritdoc/>
    public IReadOnlyList<SandboxOption> Options =>
    [
        .. CanRefuse ? [new SandboxOption(Refuse, "Answers as to a wrong key.", null, null)] : Array.Empty<SandboxOption>(),
        .. HasFile("denied") ? [new SandboxOption(Missing, "A permission that the key lacks.", null, "PERMISSION")] : Array.Empty<SandboxOption>(),
    ];

    /// <summary>Whether an answer to a wrong key was recorded.</summary>
    internal bool CanRefuse => HasFile("refused");

    /// <inheritdoc/>
    public async Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        new RunningStandIn(
            await LocalServer.StartAsync((request, _) => Task.FromResult(Answer(request, options)), clock, cancellationToken), StandInFields.Of(_descriptor));

    private ServiceAnswer Answer(ServiceRequest request, IReadOnlyDictionary<string, string> options)
    {
        var missing = options.GetValueOrDefault(Missing);
        return options.ContainsKey(Refuse) ? Find("refused").Read()
            : missing is not null && _descriptor.Objects.Any(o => o.Permission == missing && Matches(o.Path, o.Method, request)) ? Find("denied").Read()
            : Names(request).SelectMany(name => AnswersOf(name, request)).FirstOrDefault()?.Read() ?? None(request);
    }

    private IEnumerable<string> Names(ServiceRequest request) => _descriptor.Objects.Where(o => Matches(o.Path, o.Method, request)).Select(o => o.Name)
        .Concat(_descriptor.KeyInfo is { } keyInfo && Matches(keyInfo.Path, keyInfo.Method, request) ? ["key_info"] : []);

    private IEnumerable<RecordedFile> AnswersOf(string name, ServiceRequest request)
    {
        var files = _files.Where(f => f.Name == name).ToList();
        var telling = files.SelectMany(f => f.Parameters.Keys).ToHashSet();
        var sent = request.Parameters;
        return files.Where(f => telling.All(p => f.Parameters.GetValueOrDefault(p) == sent.GetValueOrDefault(p)));
    }

    private static ServiceAnswer None(ServiceRequest request) => ServiceAnswer.Json(
        $"{{\"flitch\":\"no recording answers {request.Method} {System.Text.Json.JsonEncodedText.Encode(request.Target)}\"}}", 404);

    private static bool Matches(string path, string method, ServiceRequest request) => request.Path == path && request.Method == method;

    private bool HasFile(string name) => _files.Exists(f => f.Name == name);

    private RecordedFile Find(string name) => _files.First(f => f.Name == name);
}
