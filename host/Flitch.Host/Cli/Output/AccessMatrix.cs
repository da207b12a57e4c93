using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Host.Wording;
using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints what a test found: dataset by dataset, ready or which box is missing; then warnings and what to do.</summary>
internal static class AccessMatrix
{
    /// <summary>Prints the matrix.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="connector">The connector that was tested.</param>
    /// <param name="check">What the test found.</param>
    public static void Print(CliConsole console, ConnectorDescriptor connector, CheckResult check)
    {
        var table = Tables.New("Dataset", "Access", "Permission");
        foreach (var access in check.Objects)
        {
            var state = access.Ready ? Tables.Colored("✓ ready", Color.Green) : Tables.Colored("✗ " + AccessWords.Problem(access), Color.Red);
            table.AddRow(new Text(access.Object), state, new Text(AccessWords.Box(connector, access)));
        }
        console.Out.Write(table);
        Fixes(console, check);
        Notices(console, check);
    }

    private static void Fixes(CliConsole console, CheckResult check)
    {
        var errors = check.Objects.Select(o => o.Error).OfType<Connectors.ErrorInfo>();
        foreach (var error in errors.DistinctBy(e => (e.Summary, e.Fix)))
            Notice.Problem(console.Out, error.Summary, error.Fix);
    }

    private static void Notices(CliConsole console, CheckResult check)
    {
        foreach (var notice in check.Notices)
        {
            if (notice.Level == NoticeLevel.Warning)
                Notice.Warning(console.Out, notice.Text, notice.Fix);
            else
                Notice.Information(console.Out, notice.Text, notice.Fix);
        }
    }
}
