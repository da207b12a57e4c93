namespace Flitch.Connectors.Kraken.Sandbox.Options;

/// <summary>The order of the rows of a listing.</summary>
internal enum RowOrder
{
    /// <summary>As the API promises.</summary>
    Newest,

    /// <summary>The listing begins with its oldest row.</summary>
    Oldest,

    /// <summary>Newest first from page to page, in no order inside a page.</summary>
    Shuffled,
}
