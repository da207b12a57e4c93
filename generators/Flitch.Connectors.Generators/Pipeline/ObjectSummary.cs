using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>What the catalogue tells of one object: no other edit of its file concerns the catalogue.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The object's name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Permission">The permission that it needs; null for none.</param>
public sealed record ObjectSummary(string Path, string Name, string Title, string? Permission)
{
    /// <summary>The summary of a file.</summary>
    /// <param name="item">The object.</param>
    public static ObjectSummary Of(ObjectItem item) => new(item.Path, item.Spec.Name, item.Spec.Title, item.Spec.Request.Permission);

    /// <summary>The objects of one connector.</summary>
    /// <param name="connectorPath">The connector's file.</param>
    /// <param name="all">Every object.</param>
    public static EquatableArray<ObjectSummary> InFolderOf(string connectorPath, EquatableArray<ObjectSummary> all) =>
        all.Where(o => SchemaFiles.FolderOf(o.Path) == SchemaFiles.FolderOf(connectorPath)).ToEquatableArray();
}
