namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>Makes the session of a listing beside the ordinary one: the same run, the same tally, another listing.</summary>
internal static class ListedSession
{
    public static DatasetSession Of(DatasetSession ordinary, string listing, IDatasetWriter writer) => new(
        ordinary.Scope with { Connector = new ListedConnector(ordinary.Scope.Connector, listing) },
        ordinary.Descriptor,
        writer,
        ordinary.Tally,
        ordinary.Floor,
        ordinary.State.StartDate);
}
