namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>Which page of a listing goes wrong.</summary>
public enum Place
{
    /// <summary>The first page, with the count; the only one of a snapshot.</summary>
    First,

    /// <summary>A page in the middle.</summary>
    Middle,

    /// <summary>The page that proves the end.</summary>
    Last,
}
