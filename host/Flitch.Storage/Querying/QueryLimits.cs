namespace Flitch.Storage.Querying;

/// <summary>What an instance may take.</summary>
/// <param name="Memory">Tables of its queries have to fit; nothing is spilled, as the fence leaves no folder to spill to.</param>
/// <param name="Connections">Queries at a time.</param>
internal sealed record QueryLimits(string Memory, int Connections)
{
    /// <summary>For what a person wrote: one query at a time.</summary>
    public static QueryLimits People { get; } = new("512MB", 1);

    /// <summary>For Flitch's own queries: several at a time share memory, threads and what was read of the files.</summary>
    public static QueryLimits Ours { get; } = new("1GB", 8);
}
