using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>The double as a plugin of the host's container.</summary>
internal sealed class EventPlugin(EventService service, ConnectorDescriptor? connector = null) : IConnectorPlugin
{
    public static ConnectorDescriptor Connector { get; } = new()
    {
        Name = "double",
        Title = "Double",
        Description = "A service in memory.",
        BaseUrl = "http://127.0.0.1/",
        Authentication = "none",
        Form =
        [
            new FormField("api_key", "API key", "Any key of the service.") { Required = true, Secret = true },
            new FormField("base_url", "Address", "Where it is.") { Default = "http://127.0.0.1/" },
            new FormField("tier", "Tier", "How fast.") { Default = "auto", Choices = ["auto", "slow", "fast", "none"] },
        ],
        Permissions = [],
        Tiers = [new BudgetTier("slow", "Slow", 10, 0.5m), new BudgetTier("fast", "Fast", 20, 1m)],
        Errors = [],
        Objects = [EventObject.Events, EventObject.Wallet],
    };

    public ConnectorDescriptor Descriptor => connector ?? Connector;

    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<IConnectorFactory>(s => new Factory(service, s.GetRequiredService<TimeProvider>()));

    private sealed class Factory(EventService service, TimeProvider clock) : IConnectorFactory
    {
        public IReadOnlyList<FieldError> Validate(IReadOnlyDictionary<string, string> fields) =>
            fields["api_key"].Contains(' ', StringComparison.Ordinal) ? [new FieldError("api_key", "A key has no spaces.")] : [];

        public IConnector Create(IReadOnlyDictionary<string, string> fields, ICallObserver observer) => new EventConnector(service, observer, clock, fields["api_key"]);
    }
}
