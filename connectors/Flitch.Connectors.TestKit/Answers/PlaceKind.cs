namespace Flitch.Connectors.TestKit.Answers;

/// <summary>How records stand at their place.</summary>
internal enum PlaceKind
{
    /// <summary>The value itself is the record.</summary>
    Single,

    /// <summary>Each element of an array.</summary>
    Array,

    /// <summary>Each value of a map.</summary>
    Map,

    /// <summary>Each value of a map, where the values are no objects.</summary>
    Scalars,
}
