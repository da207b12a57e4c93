using System.Security.Cryptography;
using System.Text;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Errors;

namespace Flitch.Connectors.Rest.Checking;

/// <summary>Tests a connection by asking what its key may do: one call.</summary>
internal sealed class KeyInfoCheck(
    ConnectorDescriptor descriptor, IKeyInfoReader reader, RestCaller caller, ErrorCatalog errors, RestOptions options, TimeProvider clock)
{
    /// <summary>Asks, and compares with what the objects need.</summary>
    /// <returns>The result; null when the service cannot tell.</returns>
    public async Task<CheckResult?> CheckAsync(KeyInfoRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var call = new RestCall(null, request.Method, request.Path, request.Cost, "") { RetryDeadline = options.CheckRetryDeadline };
            var answered = await caller.CallAsync(call, new KeyInfoAnswer(reader), cancellationToken).ConfigureAwait(false);
            return ResultOf(answered.Value);
        }
        catch (FlitchException exception) when (IsUnavailable(exception.Error.Code))
        {
            return null;
        }
    }

    private CheckResult ResultOf(KeyInfo key) => new()
    {
        Objects = [.. descriptor.Objects.Select(o => AccessTo(o, key))],
        Notices = [.. KeyNotices.Of(key, descriptor)],
        KeyName = key.Name,
        AccountIdentity = key.Account is null ? null : Hash($"{descriptor.Name}:{key.Account}"),
        Method = "key info",
        QueryFrom = key.QueryFrom,
        QueryTo = key.QueryTo,
    };

    private ObjectAccess AccessTo(ObjectDescriptor about, KeyInfo key) => about.Permission is null || key.Permissions.Contains(about.Permission)
        ? new ObjectAccess(about.Name, Ready: true, null)
        : new ObjectAccess(about.Name, Ready: false, errors.DescribeMissingPermission(about, clock.GetUtcNow()));

    private bool IsUnavailable(string code) =>
        code.StartsWith("body:", StringComparison.Ordinal) || code == "http:404" || reader.IsUnavailable(code);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
