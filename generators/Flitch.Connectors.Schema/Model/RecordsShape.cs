namespace Flitch.Connectors.Schema.Model;

/// <summary>What stands at the place where the records are.</summary>
public enum RecordsShape
{
    /// <summary><c>map</c>: an object whose keys are ids and whose values are the records (objects).</summary>
    Map,

    /// <summary><c>array</c>: an array of records.</summary>
    Array,

    /// <summary><c>object</c>: one record.</summary>
    Object,

    /// <summary><c>scalars</c>: an object whose keys are ids and whose values are scalars.</summary>
    Scalars,
}
