using Flitch.Pipeline.Runs;

namespace Flitch.Host.Web.Data;

/// <summary>How runs ended, in words.</summary>
internal static class RunWords
{
    /// <summary>The word for a state.</summary>
    public static string Of(RunState state) => state switch
    {
        RunState.Running => "running",
        RunState.Succeeded => "all up to date",
        RunState.Partial => "some datasets failed",
        RunState.Failed => "failed",
        RunState.Cancelled => "stopped",
        _ => "interrupted",
    };

    /// <summary>The word for a kind.</summary>
    public static string Of(RunKind kind) => kind == RunKind.Verify ? "verification" : "refresh";

    /// <summary>The colour of its badge.</summary>
    public static string Colour(RunState state) => state switch
    {
        RunState.Running => "bg-blue-lt",
        RunState.Succeeded => "bg-green-lt",
        RunState.Partial or RunState.Interrupted => "bg-yellow-lt",
        RunState.Failed => "bg-red-lt",
        _ => "bg-secondary-lt",
    };
}
