using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.Rest.Errors;

/// <summary>The lines that hold for every service; a connector's own catalogue goes before them.</summary>
internal static class BuiltInErrors
{
    private const string Wait = "Flitch tries again by itself at the next refresh. If it goes on, look at the service's status page.";

    /// <summary>All lines, the most general last.</summary>
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Passing("net:timeout", "The service did not answer in time.", "Check the network; then try again."),
        Passing("net:refused", "Nothing answers at the service's address.", "Check base_url, and that the service is running."),
        Passing("net:dns", "The service's name could not be resolved.", "Check the network, the name server and base_url."),
        Passing("net:tls", "No secure connection to the service could be made.", "Check this machine's clock, its certificates, and any proxy between."),
        Passing("net:proxy", "The proxy that this machine's settings name (HTTPS_PROXY) did not let the call through. Nothing was sent to the service.",
            "Check the address and login in HTTPS_PROXY, and that the proxy allows the service's host; or name that host in NO_PROXY. Then start Flitch anew."),
        Passing("net:*", "The connection to the service failed ({code}).", "Check the network; then try again."),
        new("http:3*", ErrorKind.Configuration, "The service sent Flitch to another address ({code}); Flitch never follows, because its key would go there too.",
            "Check base_url: it must be the service's own address."),
        new("http:401", ErrorKind.Configuration, "The service does not accept this key.", "Check the key, or make a new one."),
        new("http:403", ErrorKind.Configuration, "The service, or a guard before it, refuses calls from here.", "Check whether this network or country is blocked."),
        new("http:404", ErrorKind.Configuration, "Nothing is at this path of the service's address.", "Check base_url."),
        new("http:429", ErrorKind.Rate, "The service asks for fewer calls.", "Wait a few minutes.") { Wait = TimeSpan.FromSeconds(30), Attempts = 4 },
        Passing("http:5*", "The service has trouble ({code}).", Wait),
        new("http:*", ErrorKind.Provider, "The service answered with HTTP status {code}.", Wait),
        Malformed("body:html", "A web page came instead of data: something between Flitch and the service answered, or the service is down.", Wait),
        Malformed("body:too-large", "The answer is larger than any answer of this service should be.", Wait),
        Malformed("body:*", "The answer for {object} could not be read ({code}).", "Try again later; if it stays, report it with the detail above."),
        Malformed("paging:no-progress", "The service sends the same rows for {object} again and again.", "Try again later; if it stays, report it."),
        new("paging:hole", ErrorKind.Provider, "The service's list of {object} has a hole: a page stayed empty, though rows follow it.",
            "Nothing was lost: the rows so far are kept, and the next refresh asks for the missing ones."),
        new("permission:missing", ErrorKind.Permission, "The key may not read {object}: it lacks the permission {permission}.",
            "Give the key that permission on the service's page, or make a new key with it."),
        new("*", ErrorKind.Provider, "The service refused the call: {code}.", "Look the text up in the service's documentation; then try again."),
    ];

    private static ErrorEntry Passing(string code, string meaning, string fix) =>
        new(code, ErrorKind.Transient, meaning, fix) { Wait = TimeSpan.FromSeconds(1), Attempts = 6 };

    private static ErrorEntry Malformed(string code, string meaning, string fix) =>
        new(code, ErrorKind.Provider, meaning, fix) { Wait = TimeSpan.FromSeconds(1), Attempts = 3 };
}
