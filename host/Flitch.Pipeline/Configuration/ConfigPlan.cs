namespace Flitch.Pipeline.Configuration;

/// <summary>What applying a configuration file would do.</summary>
public sealed class ConfigPlan
{
    internal ConfigPlan(IReadOnlyList<ConfigStep> steps, IReadOnlyList<string> notes) => (Steps, Notes) = (steps, notes);

    /// <summary>The changes, in the order in which they are made; none when all is as the file says.</summary>
    public IReadOnlyList<ConfigChange> Changes => [.. Steps.Select(s => s.Change)];

    /// <summary>What a person should know: a secret that is kept, a connection that the file does not name.</summary>
    public IReadOnlyList<string> Notes { get; }

    internal IReadOnlyList<ConfigStep> Steps { get; }
}
