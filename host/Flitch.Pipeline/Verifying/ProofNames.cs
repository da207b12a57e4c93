using System.Text.Json;

namespace Flitch.Pipeline.Verifying;

/// <summary>Verdicts as manifests spell them.</summary>
internal static class ProofNames
{
    public static string Of(ProofState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    /// <summary>A manifest of an older Flitch has words alone.</summary>
    public static ProofState Read(string? name) => Enum.TryParse<ProofState>(name, ignoreCase: true, out var state) ? state : ProofState.Unproven;
}
