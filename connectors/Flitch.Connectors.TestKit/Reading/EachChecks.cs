using Flitch.Connectors.Reading;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>Objects that are listed for each of some values.</summary>
internal static class EachChecks
{
    public static async Task LookAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects.Where(o => o.Each is not null))
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is not { } whole)
            {
                continue;
            }

            var values = await bench.Connector.ValuesAsync(o.Name, cancellationToken);
            findings.Require(values.Count > 0, o.Name, "there are no values to list it for", "Let the stand-in, or Fields, have some.");
            var parts = new List<string>();
            foreach (var value in values)
            {
                if (await bench.TryReadAsync(o, new ObjectListing(o.Name, ObjectListing.OfValue(value)), bench.WholeOf(o), findings, cancellationToken) is { } part)
                {
                    parts.AddRange(part.Sorted);
                    var place = part.IndexOf(o.Each!.Column);
                    findings.Require(
                        part.Rows.All(r => r.Cells[place] == value), o.Name, $"the listing for {value} has rows whose {o.Each.Column} is another",
                        "Put the listing's value into the column.");
                }
            }

            findings.Require(
                parts.Order(StringComparer.Ordinal).SequenceEqual(whole.Sorted), o.Name,
                $"its listings have {parts.Count} rows together and the whole has {whole.Rows.Count}",
                "Let the whole be all listings, one after the other.");
        }

        if (bench.Descriptor.Objects.All(o => o.Each is null))
        {
            findings.DoesNotApply(FindingList.Connector, "no object is listed for each of some values");
        }
    }
}
