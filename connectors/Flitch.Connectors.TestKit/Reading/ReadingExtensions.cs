using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Rows;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>Reading that turns failures into findings.</summary>
internal static class ReadingExtensions
{
    /// <summary>Reads the whole of an object; null, with a finding, when that failed.</summary>
    public static Task<ReadRows?> TryReadAsync(this Bench bench, ObjectDescriptor o, FindingList findings, CancellationToken cancellationToken) =>
        bench.TryReadAsync(o, o.Name, bench.WholeOf(o), findings, cancellationToken);

    /// <summary>Reads a listing; null, with a finding, when that failed.</summary>
    public static async Task<ReadRows?> TryReadAsync(
        this Bench bench, ObjectDescriptor o, ObjectListing listing, ReadInterval? interval, FindingList findings, CancellationToken cancellationToken)
    {
        findings.Look(o.Name);
        try
        {
            var read = await bench.ReadAsync(o, listing, interval, cancellationToken);
            return findings.Require(
                read.Misfit is null, o.Name, $"its batches have the columns {read.Misfit}",
                "Make batches of the catalogue's columns, in its order.") ? read : null;
        }
        catch (FlitchException e)
        {
            findings.Add(o.Name, $"it cannot be read: {e.Error.Code} {e.Error.Summary}", "Mend the schema file's request and records, or the stand-in.");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            findings.Add(o.Name, $"reading ends with {e.GetType().Name}, which a person sees as a crash: {e.Message}", "Throw a FlitchException.");
        }

        return null;
    }

    /// <summary>The objects that are refreshed along a cursor.</summary>
    public static IEnumerable<ObjectDescriptor> Incremental(this Bench bench) => bench.Descriptor.Objects.Where(o => o.Mode == RefreshMode.Incremental);
}
