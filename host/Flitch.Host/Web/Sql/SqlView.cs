namespace Flitch.Host.Web.Sql;

/// <summary>One view.</summary>
/// <param name="Schema">Its connection, or its connector.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Columns">Its columns: name, type, what they hold.</param>
internal sealed record SqlView(string Schema, string Name, string Description, IReadOnlyList<string[]> Columns);
