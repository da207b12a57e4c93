using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Plugins;

/// <summary>Makes a connector for a connection.</summary>
public interface IConnectorFactory
{
    /// <summary>Checks the form's values without calling anybody.</summary>
    /// <param name="fields">Values by field name, secrets in clear; defaults are already filled in.</param>
    /// <returns>One error per wrong field; empty when all is well.</returns>
    IReadOnlyList<FieldError> Validate(IReadOnlyDictionary<string, string> fields);

    /// <summary>Makes a connector; calls nobody yet.</summary>
    /// <param name="fields">Values by field name, secrets in clear; defaults are already filled in.</param>
    /// <param name="observer">Hears of every call and wait.</param>
    /// <exception cref="FlitchException">A field's value is wrong.</exception>
    IConnector Create(IReadOnlyDictionary<string, string> fields, ICallObserver observer);
}
