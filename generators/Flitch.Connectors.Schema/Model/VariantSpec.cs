namespace Flitch.Connectors.Schema.Model;

/// <summary>A listing of rows that the ordinary one may hide.</summary>
/// <param name="Name">For example <c>tokenized</c>.</param>
/// <param name="Column">The column by which its rows are told from the others.</param>
/// <param name="Value">What stands there in its rows, and in no others.</param>
/// <param name="Parameters">What it is asked for: replaces or adds to the fixed parameters.</param>
public sealed record VariantSpec(string Name, string Column, string Value, EquatableArray<ParameterSpec> Parameters)
{
    /// <summary>What makes it worth asking for again; null when nothing does.</summary>
    public VariantTriggerSpec? When { get; init; }
}
