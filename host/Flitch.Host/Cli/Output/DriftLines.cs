using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;
using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Tells how a run's answers differed from their schemas. Nothing of it is lost, so it is a remark and no error.</summary>
internal static class DriftLines
{
    /// <summary>Prints one remark per difference.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Print(IAnsiConsole console, RunReport run)
    {
        foreach (var (dataset, drift) in run.Datasets.SelectMany(d => d.Drift.Select(x => (d.Dataset, x))))
            Notice.Warning(console, Text(dataset, drift), drift.SchemaEdit is { } edit ? $"In the object's schema file: {edit}" : null);
    }

    private static string Text(string dataset, DriftReport drift)
    {
        var sample = drift.Sample.Length > 0 ? $", for example {drift.Sample}" : string.Empty;
        return $"{dataset}: {drift.Field}: {DriftWords.Of(drift.Kind)}, in {drift.Records} records{sample}";
    }
}
