namespace Flitch.Connectors.Kraken.Sandbox.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>An error in Kraken's words.</summary>
    Error,

    /// <summary>An HTTP status with HTML: the call never reached the API.</summary>
    HttpStatus,

    /// <summary>HTML with status 200.</summary>
    Html,

    /// <summary>A redirect to elsewhere.</summary>
    Redirect,

    /// <summary>No answer until the caller gives up.</summary>
    Stall,

    /// <summary>The connection breaks after the nonce was taken.</summary>
    Reset,

    /// <summary>An error as plain text instead of an array.</summary>
    ErrorString,

    /// <summary>A warning before an error.</summary>
    WarningError,

    /// <summary>A lockout of the key.</summary>
    Lockout,

    /// <summary>Too many calls at once, until a given second.</summary>
    Throttled,

    /// <summary>The same, written without the space that Kraken's documentation shows.</summary>
    ThrottledTight,

    /// <summary>An answer without <c>result</c>.</summary>
    NoResult,

    /// <summary>A result without its container of records.</summary>
    NoContainer,

    /// <summary>A page without rows though there are some.</summary>
    EmptyPage,

    /// <summary>A warning together with a good result.</summary>
    Warning,

    /// <summary>Only the first half of the JSON text.</summary>
    Truncated,

    /// <summary>The second half of the body comes late.</summary>
    Slow,

    /// <summary>A field in every row that no documentation knows.</summary>
    NewField,

    /// <summary>A type or status in every row that no documentation knows.</summary>
    NewValue,

    /// <summary>Times without a fraction.</summary>
    WholeTimes,

    /// <summary>Every row lacks a field.</summary>
    MissingField,

    /// <summary>A field of every row is null.</summary>
    NullField,

    /// <summary>A field of every row has become an object that holds what it was.</summary>
    RetypedField,
}
