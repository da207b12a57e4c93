namespace Flitch.Host.Web.Sql;

/// <summary>What the editor completes.</summary>
/// <param name="Views">Datasets, and what stands beside them.</param>
/// <param name="Functions">Functions: name, parameters, what they do.</param>
internal sealed record SqlWordList(IReadOnlyList<SqlView> Views, IReadOnlyList<string[]> Functions);
