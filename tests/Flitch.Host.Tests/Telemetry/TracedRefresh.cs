using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Telemetry;

/// <summary>One refresh of two datasets, with a call that had to be made again, and what was told of it.</summary>
public sealed class TracedRefresh : IAsyncLifetime
{
    private readonly OtlpReceiver _receiver = new();
    private Exchange? _exchange;

    internal OtlpReceiver Receiver => _receiver;

    internal Exchange Exchange => _exchange!;

    public async ValueTask InitializeAsync()
    {
        _exchange = await Exchange.WithFaultsAsync("Ledgers:2:EService:Busy");
        using var person = await ConnectedAsync(_exchange, _receiver);
        var outcome = await person.TypesAsync("refresh", "main", "balance", "ledgers");
        outcome.ExitCode.Should().Be(0, "{0}", outcome.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _exchange!.DisposeAsync();
    }

    /// <summary>A person whose commands tell a receiver what they do.</summary>
    internal static async Task<Person> ConnectedAsync(Exchange exchange, OtlpReceiver receiver)
    {
        var person = new Person();
        (await person.ConnectsAsync(exchange, "--name", "main")).ExitCode.Should().Be(0);
        return person.With("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address.ToString()).With("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    }
}
