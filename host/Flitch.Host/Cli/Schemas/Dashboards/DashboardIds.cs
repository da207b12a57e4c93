namespace Flitch.Host.Cli.Schemas.Dashboards;

/// <summary>
/// The ids of findings about dashboards beside schema files, 5xxx. Only <c>flitch schema validate</c> tells them: what a tile asks is judged by the engine that answers it, which a
/// compiler has not. An id is never used for anything else later. Causes and fixes: <c>docs/diagnostics.md</c>.
/// </summary>
internal static class DashboardIds
{
    /// <summary>The file is no dashboard.</summary>
    public const string Grammar = "FLT5001";

    /// <summary>A tile asks a dataset that no object beside it makes.</summary>
    public const string Dataset = "FLT5002";

    /// <summary>A column that the dataset, or the answer, does not have.</summary>
    public const string Column = "FLT5003";

    /// <summary>Amounts in different units would be added or compared.</summary>
    public const string Unit = "FLT5004";

    /// <summary>A question that cannot be asked: a sum of texts, a bad calculated column, SQL that is refused.</summary>
    public const string Question = "FLT5005";

    /// <summary>Two dashboards have one name.</summary>
    public const string Twice = "FLT5006";

    /// <summary>The id for an error of a tile's question.</summary>
    /// <param name="code">The error's code.</param>
    public static string Of(string code) => code switch
    {
        "tile:dataset" => Dataset,
        "tile:column" or "filter:column" => Column,
        "tile:unit" => Unit,
        _ => Question,
    };
}
