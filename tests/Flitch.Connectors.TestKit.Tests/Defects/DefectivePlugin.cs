using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>The depot with a defect.</summary>
internal sealed class DefectivePlugin(Defect defect) : IConnectorPlugin
{
    private readonly DepotPlugin _depot = new();

    public ConnectorDescriptor Descriptor => defect.Catalogue(_depot.Descriptor);

    public void ConfigureServices(IServiceCollection services)
    {
        _depot.ConfigureServices(services);
        var good = services.Last(s => s.ServiceType == typeof(IConnectorFactory)).ImplementationType!;
        services.AddSingleton<IConnectorFactory>(p => new Factory(defect, Descriptor, (IConnectorFactory)ActivatorUtilities.CreateInstance(p, good)));
    }

    private sealed class Factory(Defect defect, ConnectorDescriptor descriptor, IConnectorFactory good) : IConnectorFactory
    {
        public IReadOnlyList<FieldError> Validate(IReadOnlyDictionary<string, string> fields) => defect.Validation(fields, good.Validate(fields));

        public IConnector Create(IReadOnlyDictionary<string, string> fields, ICallObserver observer)
        {
            defect.Making(fields);
            return new DefectiveConnector(defect, descriptor, fields, good.Create(fields, new Observer(defect, fields, observer)));
        }
    }

    private sealed class Observer(Defect defect, IReadOnlyDictionary<string, string> fields, ICallObserver good) : ICallObserver
    {
        public void Called(CallFacts facts)
        {
            if (defect.Told(facts, fields) is { } told)
            {
                good.Called(told);
            }
        }

        public void Waiting(TimeSpan duration, string reason) => good.Waiting(duration, reason);
    }
}
