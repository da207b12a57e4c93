using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Serving;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>A stand-in whose answers a few lines of code make. It can follow intervals, pages and keys, which recordings cannot.</summary>
/// <param name="connector">The connector's name.</param>
/// <param name="fields">The form's values that connect to it. Give secrets of eight characters at least, so that they can be searched for.</param>
/// <param name="answer">Makes the answer to a request, at an instant. Called for one request at a time.</param>
public sealed class CodedSandbox(
    string connector, IReadOnlyDictionary<string, string> fields, Func<ServiceRequest, DateTimeOffset, ServiceAnswer> answer) : IConnectorSandbox
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public string Connector => connector;

    /// <inheritdoc/>
    public IReadOnlyList<SandboxOption> Options { get; init; } = [];

    /// <inheritdoc/>
    public async Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        return new RunningStandIn(await LocalServer.StartAsync((request, _) => Task.FromResult(Answer(request)), clock, cancellationToken), fields);

        ServiceAnswer Answer(ServiceRequest request)
        {
            lock (_gate)
            {
                return answer(request, clock.GetUtcNow());
            }
        }
    }
}
