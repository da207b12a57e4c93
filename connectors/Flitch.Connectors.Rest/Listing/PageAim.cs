namespace Flitch.Connectors.Rest.Listing;

/// <summary>What a page of a listing is asked for.</summary>
internal enum PageAim
{
    /// <summary>The next rows.</summary>
    Rows,

    /// <summary>To see whether there is a row where the count has its last one.</summary>
    RowAtCount,

    /// <summary>To see whether the service still sends the last row received; any row at all where none was.</summary>
    LastRow,
}
