using Flitch.Pipeline;

namespace Flitch.Testing;

/// <summary>How a <see cref="SandboxedHost"/> is made.</summary>
public sealed record SandboxedHostOptions
{
    /// <summary>The clock of the sandbox; null for a new one.</summary>
    public SimulatedClock? Clock { get; init; }

    /// <summary>The host's own clock, made from the sandbox's; null for the same.</summary>
    public Func<SimulatedClock, TimeProvider>? HostClock { get; init; }

    /// <summary>The name of the sandbox's key that is used.</summary>
    public string Key { get; init; } = "main";

    /// <summary>The tier that the connection states; null for the sandbox's.</summary>
    public string? Tier { get; init; }

    /// <summary>The state folder; null for one of its own.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Changes the pipeline's pace.</summary>
    public Func<PipelineOptions, PipelineOptions> Pipeline { get; init; } = options => options;
}
