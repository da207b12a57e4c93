using Flitch.Connectors.Plugins;

namespace Flitch.Connectors.Rest.Signing;

/// <summary>A named way to authenticate calls; <c>connector.json</c> names it under <c>authentication</c>.</summary>
public interface IAuthenticationScheme
{
    /// <summary>For example <c>kraken-signature</c>.</summary>
    string Name { get; }

    /// <summary>Checks the fields that it uses, beyond what the form itself says of them.</summary>
    /// <param name="fields">Values by field name.</param>
    /// <returns>One error per wrong field; never the value of a secret.</returns>
    IEnumerable<FieldError> Validate(IReadOnlyDictionary<string, string> fields);

    /// <summary>Makes the signer of one connection; the fields are valid.</summary>
    /// <param name="fields">Values by field name, secrets in clear.</param>
    IRequestSigner CreateSigner(IReadOnlyDictionary<string, string> fields);
}
