namespace Flitch.Connectors.Schema.Model;

/// <summary>The length of time that one partition holds, named as in <c>Flitch.Connectors.Catalog.PartitionUnit</c>.</summary>
public enum PartitionUnit
{
    /// <summary>One day, UTC.</summary>
    Day,

    /// <summary>One calendar month, UTC.</summary>
    Month,

    /// <summary>One calendar year, UTC.</summary>
    Year,
}
