using Flitch.Pipeline.Verifying;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Output;

/// <summary>Verdicts about completeness, as the terminal shows them.</summary>
internal static class ProofText
{
    /// <summary>The verdict in a word or two.</summary>
    /// <param name="proof">The verdict; null where none was reached.</param>
    public static IRenderable Cell(Proof? proof) => proof?.State switch
    {
        null => new Text("–"),
        ProofState.Proven => Tables.Colored("✓ proven", Color.Green),
        ProofState.ProvenWithOffset => Tables.Colored("✓ but for offset", Color.Green),
        ProofState.Difference => Tables.Colored("✗ differs", Color.Red),
        _ => Tables.Colored("not proven", Color.Yellow),
    };

    /// <summary>Says more of a verdict that is not a plain yes.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="proof">The verdict; null where none was reached.</param>
    public static void Explain(CliConsole console, string dataset, Proof? proof)
    {
        if (proof is null or { State: ProofState.Proven })
            return;
        var text = $"{dataset}: {proof.Words}";
        if (proof.State == ProofState.Difference)
            Notice.Warning(console.Out, text, fix: null);
        else
            Notice.Information(console.Out, text);
    }
}
