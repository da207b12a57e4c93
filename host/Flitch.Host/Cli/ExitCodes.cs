using Flitch.Connectors;

namespace Flitch.Host.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>It failed, and trying again later may help.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a name or the SQL is not valid.</summary>
    public const int Usage = 2;

    /// <summary>A person has to do something first: mend a key, tick a box, free the nonce.</summary>
    public const int NeedsUser = 3;

    /// <summary>The exit code for an error of <paramref name="kind"/>.</summary>
    /// <param name="kind">What sort of trouble it is.</param>
    public static int For(ErrorKind kind) => kind switch
    {
        ErrorKind.Usage => Usage,
        ErrorKind.Configuration or ErrorKind.Permission or ErrorKind.Nonce => NeedsUser,
        _ => Failed,
    };

    /// <summary>The exit code for several errors at once: what needs a person comes first.</summary>
    /// <param name="kinds">The errors' kinds; none means that all went well.</param>
    public static int For(IEnumerable<ErrorKind> kinds)
    {
        var codes = kinds.Select(For).ToArray();
        return codes.Contains(NeedsUser) ? NeedsUser : codes.DefaultIfEmpty(Ok).Max();
    }
}
