using Flitch.Connectors;

namespace Flitch.Host.Web.Serving;

/// <summary>Reads and judges the addresses that a person wants the pages at.</summary>
internal static class ListenAddress
{
    /// <summary>Reads <c>--urls</c>.</summary>
    /// <param name="text">Addresses with commas or semicolons between; null for the default.</param>
    /// <exception cref="FlitchException">One is no address (usage).</exception>
    public static IReadOnlyList<Uri> Parse(string? text) =>
        [.. (text ?? ServeOptions.DefaultUrl).Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    /// <summary>Refuses to be reached from other machines while anybody there could walk in.</summary>
    /// <param name="options">Where to listen.</param>
    /// <param name="hasPassword">Whether a password is set.</param>
    /// <exception cref="FlitchException">It listens elsewhere than on this machine, and there is no password (configuration).</exception>
    public static void RequirePassword(ServeOptions options, bool hasPassword)
    {
        if (!options.IsLocal && !hasPassword)
        {
            throw new FlitchException(
                "serve:no-password",
                ErrorKind.Configuration,
                $"Other machines could reach {options.Urls.First(u => !u.IsLoopback)}, and no password is set.",
                "Start flitch serve without --urls first, sign in by the link that it prints, and set a password under Settings.");
        }
    }

    /// <summary>Tells a person that an address cannot be listened at.</summary>
    /// <param name="options">Where to listen.</param>
    /// <param name="error">What Kestrel said.</param>
    public static FlitchException NotPossible(ServeOptions options, Exception error) => new(
        "serve:address",
        ErrorKind.Configuration,
        $"{string.Join(" and ", options.Urls)} cannot be listened at: {error.InnerException?.Message ?? error.Message}",
        "Where another program, perhaps another flitch serve, holds the port, stop it; else choose another address or port, for example --urls http://127.0.0.1:5081.",
        error);

    private static Uri One(string text)
    {
        // "*" and "+" mean every address of the machine, and are no host names.
        var named = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (named.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            throw new FlitchException(
                "usage:urls-https", ErrorKind.Usage, "Flitch itself speaks no TLS.", "Listen at http://127.0.0.1:5080, put a proxy that speaks TLS in front, and name it with --host.");
        }

        return Uri.TryCreate(named, UriKind.Absolute, out var url) && url is { Scheme: "http", PathAndQuery: "/", UserInfo: "" }
            ? url
            : throw new FlitchException(
                "usage:urls", ErrorKind.Usage, $"\"{text}\" is not an address to listen at.", "Give it as http://HOST:PORT, for example http://127.0.0.1:5080.");
    }
}
