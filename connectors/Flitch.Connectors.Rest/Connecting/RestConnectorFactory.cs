using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Rest.Connecting;

/// <summary>Makes the connectors of one service; a plugin registers it as its <see cref="IConnectorFactory"/>.</summary>
/// <param name="service">The service.</param>
/// <param name="line">The keys' lines.</param>
/// <param name="clock">The clock of counter, nonce, waits and deadlines.</param>
/// <param name="loggers">Where connectors log.</param>
public sealed class RestConnectorFactory(RestService service, IKeyLine line, TimeProvider clock, ILoggerFactory loggers) : IConnectorFactory
{
    /// <inheritdoc/>
    public IReadOnlyList<FieldError> Validate(IReadOnlyDictionary<string, string> fields) => FormValidator.Validate(service, fields);

    /// <inheritdoc/>
    public IConnector Create(IReadOnlyDictionary<string, string> fields, ICallObserver observer)
    {
        if (Validate(fields) is [var first, ..])
        {
            throw new FlitchException(
                $"field:{first.Field}", ErrorKind.Configuration, $"The connection's {first.Field} {first.Text}.", "Edit the connection and mend this field.");
        }

        return new RestConnector(service, fields, line, observer, clock, loggers.CreateLogger<RestConnector>());
    }
}
