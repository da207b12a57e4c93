namespace Flitch.Connectors.Rest.Extraction;

/// <summary>What stands at the place where an answer holds its records.</summary>
public enum RecordShape
{
    /// <summary>An object whose keys are ids and whose values are the records.</summary>
    Map,

    /// <summary>An array of records.</summary>
    Array,

    /// <summary>One record.</summary>
    Object,

    /// <summary>An object whose keys are ids and whose values are scalars.</summary>
    Scalars,
}
