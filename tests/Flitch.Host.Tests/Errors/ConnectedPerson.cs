using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Errors;

/// <summary>Somebody who has connected an account, once for many tests: each takes the folders over as they are then, with a service of its own at the address that they know.</summary>
public sealed class ConnectedPerson : IAsyncLifetime
{
    private readonly Person _person = new();
    private string _port = "";

    public async ValueTask InitializeAsync()
    {
        await using var exchange = await Exchange.OpenAsync();
        _port = new Uri(exchange.Fields["base_url"]).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await _person.ConnectsAsync(exchange, "--no-test")).ExitCode.Should().Be(0);
    }

    /// <summary>Another person in the same situation. Waits take a sixtieth of their time.</summary>
    internal Person Copy() => _person.Copy().With("FLITCH_CLOCK_SPEED", "60");

    /// <summary>The service at the address that was connected, with the same account.</summary>
    /// <param name="faults">How it answers.</param>
    internal Task<Exchange> OpenAsync(string faults) => Exchange.OpenAsync(("port", _port), ("faults", faults));

    public ValueTask DisposeAsync()
    {
        _person.Dispose();
        return ValueTask.CompletedTask;
    }
}
