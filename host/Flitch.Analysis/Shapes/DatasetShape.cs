using Flitch.Storage.Manifests;

namespace Flitch.Analysis.Shapes;

/// <summary>What a dataset looks like to a question.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="View">The view's name: the dataset's, or one beside it such as <c>balance_history</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Columns">Its columns: the source's first, then Flitch's own.</param>
public sealed record DatasetShape(string Connection, string View, string Title, string Description, IReadOnlyList<ShapeColumn> Columns)
{
    /// <summary>The dataset that the view belongs to: the object's name.</summary>
    public string Dataset { get; init; } = View;

    /// <summary>The connector's name; the union of its connections is a view of that schema.</summary>
    public string Connector { get; init; } = "";

    /// <summary>What its rows are: the dataset's own, the newest snapshot's, every snapshot's, one line per snapshot, or removed ones.</summary>
    public FileRole Role { get; init; }

    /// <summary>Columns of the primary key; they identify a row within the view.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>The column that says when a row happened; null where rows have no time.</summary>
    public string? Time { get; init; }

    /// <summary>Finds a column; null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ShapeColumn? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);
}
