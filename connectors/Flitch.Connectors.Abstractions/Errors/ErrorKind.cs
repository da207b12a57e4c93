namespace Flitch.Connectors;

/// <summary>What sort of trouble an error is. The kind alone decides about retrying and about the exit code.</summary>
public enum ErrorKind
{
    /// <summary>A setting is wrong (a key, an address, a field): the run stops and needs a person.</summary>
    Configuration,

    /// <summary>The key may not do this: that dataset stops, the others go on; needs a person.</summary>
    Permission,

    /// <summary>The nonce was not accepted: tried again a few times with a fresh one, then needs a person.</summary>
    Nonce,

    /// <summary>Too many calls: wait, then try again.</summary>
    Rate,

    /// <summary>The service refuses all calls for a while: no call is made until then.</summary>
    Lockout,

    /// <summary>Passing trouble of network or service: retried with backoff within a deadline.</summary>
    Transient,

    /// <summary>The service answered something that retrying does not mend: that dataset stops, the others go on.</summary>
    Provider,

    /// <summary>Reading or writing data files failed (disk full, read-only folder, broken file).</summary>
    Storage,

    /// <summary>The command, name or SQL that a person gave is not valid.</summary>
    Usage,
}
