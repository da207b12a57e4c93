namespace Flitch.Connectors.TestKit.Serving;

/// <summary>How an answer ends.</summary>
internal enum Ending
{
    /// <summary>It is sent whole.</summary>
    Whole,

    /// <summary>The connection is cut without an answer.</summary>
    Dropped,

    /// <summary>Nothing comes until the caller hangs up.</summary>
    Held,
}
