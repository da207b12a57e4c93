namespace Flitch.Pipeline.KeyLines;

/// <summary>Where the user's state lives: what belongs to the person and machine, not to one data folder.</summary>
public static class StateFolder
{
    /// <summary><c>FLITCH_STATE</c>, else <c>XDG_STATE_HOME/flitch</c>, else the platform's folder for local application data.</summary>
    /// <param name="environment">Reads an environment variable; null when it is not set.</param>
    /// <exception cref="Flitch.Connectors.FlitchException">The platform names no such folder and none is set.</exception>
    public static string Resolve(Func<string, string?> environment)
    {
        if (environment("FLITCH_STATE") is { Length: > 0 } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        if (environment("XDG_STATE_HOME") is { Length: > 0 } xdg)
        {
            return Path.Combine(xdg, "flitch");
        }

        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local.Length > 0
            ? Path.Combine(local, "flitch", "state")
            : throw new Connectors.FlitchException(
                "state:no-folder", Connectors.ErrorKind.Usage, "There is no folder for Flitch's state, because no home folder is set.", "Set FLITCH_STATE to a folder.");
    }
}
