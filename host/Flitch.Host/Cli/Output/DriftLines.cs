using Flitch.Connectors.Reading;
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
        var what = drift.Kind switch
        {
            DriftKind.UnknownField => "a field that the schema does not know (kept in _rescued)",
            DriftKind.UnknownValue => "a value that the schema does not list (kept as it came)",
            DriftKind.Unreadable => "a value that its type cannot hold (kept in _rescued)",
            _ => "a field that the schema expects is missing",
        };
        var sample = drift.Sample.Length > 0 ? $", for example {drift.Sample}" : string.Empty;
        return $"{dataset}: {drift.Field}: {what}, in {drift.Records} records{sample}";
    }
}
