using Flitch.Connectors.Columns;

namespace Flitch.Storage.Views;

/// <summary>One column of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it holds; may be empty.</param>
public sealed record ViewColumn(string Name, ColumnType Type, string Description);
