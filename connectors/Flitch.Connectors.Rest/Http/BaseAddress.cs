using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Flitch.Connectors.Rest.Http;

/// <summary>The rule for a service's address: https, or plain http where it cannot leave this machine.</summary>
public static class BaseAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">As a person typed it.</param>
    /// <param name="address">The address, ending in <c>/</c>.</param>
    /// <param name="problem">What is wrong, for people; null when nothing is.</param>
    /// <returns>True when the address may be called.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? problem)
    {
        address = Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) ? uri : null;
        problem = address is null ? "is not an address; give one such as https://api.example.com" : FindProblem(address);
        return problem is null;
    }

    /// <summary>Whether <paramref name="address"/> names this machine: <c>localhost</c>, 127.0.0.0/8 or ::1.</summary>
    /// <param name="address">An absolute address.</param>
    public static bool IsLoopback(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.IdnHost, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Whether <paramref name="address"/> may be called at all: https, or http on a loopback address.</summary>
    /// <param name="address">An absolute address.</param>
    public static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopback(address));

    private static string? FindProblem(Uri address) => address switch
    {
        { Scheme: not ("https" or "http") } => "must begin with https://",
        _ when !IsSafe(address) => "must begin with https://; plain http:// is allowed for this machine only (127.0.0.1, localhost)",
        { UserInfo.Length: > 0 } => "must not hold a user name or password",
        _ when address.AbsolutePath != "/" || address.Query.Length > 0 || address.Fragment.Length > 0 =>
            "must be the host alone, without a path; the paths come from the schema files",
        _ => null,
    };
}
