using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Support;

/// <summary>Starts sandboxes for tests.</summary>
public static class Start
{
    public static Task<KrakenSandboxServer> SandboxAsync(TimeProvider clock, params (string Name, string Value)[] options) =>
        KrakenSandbox.StartServerAsync(
            options.ToDictionary(option => option.Name, option => option.Value), clock, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
}
