using Flitch.Storage.Manifests;

namespace Flitch.Storage.Views;

/// <summary>One view over a dataset's files of one role.</summary>
/// <param name="Connector">Schema of the union over all connections.</param>
/// <param name="Connection">The view's own schema.</param>
/// <param name="Name">The view's name, for example <c>balance_history</c>.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Columns">Its columns with their descriptions, ours included, in order.</param>
/// <param name="PartitionKey">The folder's column; null when the files stand in no partition.</param>
/// <param name="Files">The live files.</param>
/// <param name="Links">The links' places as a glob for others, relative to <c>connections/</c>, with <c>/</c>.</param>
public sealed record DatasetView(
    string Connector,
    string Connection,
    string Name,
    string Description,
    IReadOnlyList<ViewColumn> Columns,
    string? PartitionKey,
    IReadOnlyList<LiveFile> Files,
    string Links)
{
    /// <summary>What its files hold.</summary>
    public FileRole Role { get; init; }

    /// <summary>The dataset that it belongs to, as people write it.</summary>
    public string FullName => $"{Connection}.{Name}";
}
