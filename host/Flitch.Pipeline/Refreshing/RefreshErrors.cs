using System.Globalization;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Connections;

namespace Flitch.Pipeline.Refreshing;

/// <summary>The errors of refreshing in a person's words, and what an error means for the rest of a run.</summary>
internal static class RefreshErrors
{
    /// <summary>Whether an error concerns all datasets: the others would meet it too, or no call may be made.</summary>
    public static bool StopsRun(ErrorInfo error) => error.Kind switch
    {
        ErrorKind.Configuration => ConnectionErrors.NeedsReconnecting(error),
        ErrorKind.Nonce or ErrorKind.Rate or ErrorKind.Lockout or ErrorKind.Usage => true,
        ErrorKind.Storage => error.Code is "storage:disk-full" or "storage:read-only" or "state:not-writable",
        _ => false,
    };

    public static FlitchException WouldShrink(ObjectDescriptor o, long stored, long read) => new(
        ConnectionErrors.Shrink,
        ErrorKind.Configuration,
        string.Create(CultureInfo.InvariantCulture, $"Reading {o.Title} anew brought {read:N0} rows; {stored:N0} are stored. The stored rows were left as they are."),
        "If the service really serves fewer rows now, run the same command with --allow-shrink. Check first whether the key is limited to a date range.");

    /// <summary>A defect of ours or of a plugin, told so that a person can report it.</summary>
    public static ErrorInfo Defect(Exception e, string dataset) => new(
        "flitch:defect",
        ErrorKind.Provider,
        $"A defect in Flitch or in the connector ended this dataset: {e.GetType().Name}: {e.Message}",
        "Run the refresh again. If it happens again, report it with the log file.") { Object = dataset };

    public static FlitchException NothingPicked(string connection) => new(
        "usage:no-dataset", ErrorKind.Usage, $"{connection} has no datasets picked.", $"Pick some: flitch connection edit {connection} --datasets all.");
}
