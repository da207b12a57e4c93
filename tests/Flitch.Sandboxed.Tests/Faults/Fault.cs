using Flitch.Connectors;

namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>One way in which a call goes wrong, and what follows.</summary>
/// <param name="Kind">In the sandbox's language of faults.</param>
/// <param name="Code">How the error's code begins when the fault lasts; empty when it never fails a dataset.</param>
/// <param name="ErrorKind">The error's kind, from which a command's exit code follows.</param>
/// <param name="Passes">Whether a fault that strikes once is got over within the run.</param>
public sealed record Fault(string Kind, string Code, ErrorKind ErrorKind, bool Passes)
{
    /// <summary>Faults of every class that the API's documentation and its users report.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        Stops("EAPI:Invalid key", ErrorKind.Configuration),
        Stops("EAPI:Invalid signature", ErrorKind.Configuration),
        Stops("EGeneral:Permission denied", ErrorKind.Permission),
        Stops("EAuth:Account temporary disabled", ErrorKind.Configuration),
        Stops("EGeneral:Invalid arguments:ofs", ErrorKind.Provider),
        Stops("EQuery:Unknown asset", ErrorKind.Provider),
        Stops("EAPI:Feature disabled", ErrorKind.Provider),
        Stops("ENovel:Nobody has heard of this", ErrorKind.Provider),
        Passing("EAPI:Invalid nonce", ErrorKind.Nonce),
        Passing("EAPI:Rate limit exceeded", ErrorKind.Rate),
        Passing("EGeneral:Too many requests", ErrorKind.Rate),
        Passing("EGeneral:Internal error:4", ErrorKind.Transient),
        Passing("EService:Unavailable", ErrorKind.Transient),
        Passing("EService:Busy", ErrorKind.Transient),
        Passing("EService:Timeout", ErrorKind.Transient),
        Passing("EService:Deadline elapsed", ErrorKind.Transient),
        Passing("EService:Market in cancel_only mode", ErrorKind.Transient),
        Passing("EDatabase:Internal error", ErrorKind.Transient),
        new("throttled=7", "EService: Throttled", ErrorKind.Rate, Passes: true),
        new("throttled-tight=7", "EService:Throttled", ErrorKind.Rate, Passes: true),
        new("lockout=900", "EGeneral:Temporary lockout", ErrorKind.Lockout, Passes: false),
        new("error-string=EGeneral:Internal error", "EGeneral:Internal error", ErrorKind.Transient, Passes: true),
        new("warning-error=EService:Busy", "EService:Busy", ErrorKind.Transient, Passes: true),
        new("warning=WGeneral:Maintenance at noon", "", default, Passes: true),
        new("http502", "http:502", ErrorKind.Transient, Passes: true),
        new("http503", "http:503", ErrorKind.Transient, Passes: true),
        new("http504", "http:504", ErrorKind.Transient, Passes: true),
        new("http520", "http:520", ErrorKind.Transient, Passes: true),
        new("http429", "http:429", ErrorKind.Rate, Passes: true),
        new("http403", "http:403", ErrorKind.Configuration, Passes: false),
        new("redirect", "http:301", ErrorKind.Configuration, Passes: false),
        new("html", "body:html", ErrorKind.Provider, Passes: true),
        new("truncated", "body:malformed", ErrorKind.Provider, Passes: true),
        new("reset", "net:", ErrorKind.Transient, Passes: true),
        new("stall", "net:timeout", ErrorKind.Transient, Passes: true),
        new("slow=5000", "", default, Passes: true),
        new("slow=100000000", "net:timeout", ErrorKind.Transient, Passes: true),
        new("no-result", "body:records-missing", ErrorKind.Provider, Passes: true),
        new("no-container", "body:records-missing", ErrorKind.Provider, Passes: true),
        new("empty-page", "paging:hole", ErrorKind.Provider, Passes: true),
    ];

    /// <summary>The fault of a kind.</summary>
    public static Fault Of(string kind) => All.Single(f => f.Kind == kind);

    private static Fault Stops(string text, ErrorKind kind) => new(text, text, kind, Passes: false);

    private static Fault Passing(string text, ErrorKind kind) => new(text, text, kind, Passes: true);
}
