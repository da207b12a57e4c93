using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>The place in a dataset that a file fills.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Partition">The partition's first day, if any.</param>
/// <param name="Day">The one day of an open day's history.</param>
internal sealed record FileSlot(FileRole Role, DateOnly? Partition = null, DateOnly? Day = null)
{
    public bool Holds(LiveFile file) => file.Role == Role && file.Partition == Partition && file.Day == Day;
}
