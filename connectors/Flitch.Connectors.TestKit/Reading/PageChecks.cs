using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Rows;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>Pages and their facts.</summary>
internal static class PageChecks
{
    public static async Task LookAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is { } read)
            {
                LookAt(o, read, findings);
            }
        }

        findings.Require(
            bench.Proxy.Exchanges.Count > 0, FindingList.Connector,
            "it does not call the stand-in, whose address the form holds: it may have called the real service",
            "Let the form have a field for the address (base_url), and name it with AddressField where it is called otherwise.");
    }

    public static async Task LookBeyondFirstAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects.Where(o => o.PageSize > 0))
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is { } read)
            {
                LookBeyondFirst(o, read, findings);
            }
        }

        if (bench.Descriptor.Objects.All(o => o.PageSize == 0))
        {
            findings.DoesNotApply(FindingList.Connector, "no object has pages of a size");
        }
    }

    private static void LookBeyondFirst(ObjectDescriptor o, ReadRows read, FindingList findings)
    {
        var full = read.Pages.Count(p => p.Rows > 0);
        if (read.Rows.Count < o.PageSize)
        {
            findings.DoesNotApply(o.Name, $"the stand-in has {read.Rows.Count} rows, which one page of {o.PageSize} holds");
        }
        else
        {
            findings.Require(
                full > 1, o.Name, $"only one page of {read.Rows.Count} rows was read, and it is a full one",
                "Check paging: its style, its parameter, and where the next page is told.");
        }
    }

    private static void LookAt(ObjectDescriptor o, ReadRows read, FindingList findings)
    {
        findings.Require(
            read.Rows.Count > 0, o.Name, "it brings no rows, so that nothing about it is tested", "Let the stand-in have rows of it, or check records.at.");
        findings.Require(
            read.Pages.Count > 0 && read.Pages[^1].IsLast, o.Name, "its listing ends without a last page: nobody knows whether it is whole",
            "Mark the page that proves the end with IsLast.");
        findings.Require(
            read.Pages.SkipLast(1).All(p => !p.IsLast), o.Name, "pages come after the last one", "Set IsLast on the page that ends the listing only.");
        foreach (var page in read.Pages.Where(p => p.Records < p.Rows))
        {
            findings.Add(
                o.Name, $"call {page.Call.Number} saw {page.Records} records and brought {page.Rows} rows: rows were invented",
                "Make one row of each record, and count every record.");
        }
    }
}
