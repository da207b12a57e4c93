using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Reading;
using Flitch.Connectors.TestKit.Serving;

namespace Flitch.Connectors.TestKit.Failing;

/// <summary>The service's call counter, reckoned from the calls that the proxy saw, on the smallest tier.</summary>
internal static class BudgetChecks
{
    private const string Subject = FindingList.Connector;
    private const int MostReadings = 100;

    public static async Task LookAsync(BenchSettings settings, FindingList findings, CancellationToken cancellationToken)
    {
        var descriptor = settings.Plugin.Descriptor;
        var tier = descriptor.Tiers.OrderBy(t => t.Maximum).ThenBy(t => t.DecayPerSecond).FirstOrDefault();
        var field = descriptor.Form.FirstOrDefault(f => tier is not null && f.Choices?.Contains(tier.Name) == true);
        if (tier is null || field is null)
        {
            findings.DoesNotApply(Subject, tier is null ? "connector.json states no call budget (tiers)" : "no field of its form chooses the tier");
            return;
        }

        findings.Look(Subject);
        await using var bench = await Bench.StartAsync(settings.WithField(field.Name, tier.Name), cancellationToken);
        await SpendAsync(bench, tier.Maximum * 3, findings, cancellationToken);
        Look(bench, tier, findings);
    }

    // Reads again and again, until a counter that nobody minds would be far too high.
    private static async Task SpendAsync(Bench bench, decimal cost, FindingList findings, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostReadings && bench.Proxy.Exchanges.Sum(e => CostOf(bench.Descriptor, e)) < cost; i++)
        {
            if (await bench.TryReadAsync(bench.Descriptor.Objects[i % bench.Descriptor.Objects.Count], findings, cancellationToken) is null)
            {
                return;
            }
        }
    }

    private static void Look(Bench bench, BudgetTier tier, FindingList findings)
    {
        var (counter, at) = (0m, DateTimeOffset.MinValue);
        foreach (var (number, exchange) in bench.Proxy.Exchanges.Index())
        {
            counter = (number == 0 ? 0 : Math.Max(0, counter - ((decimal)(exchange.At - at).Ticks / TimeSpan.TicksPerSecond * tier.DecayPerSecond))) + CostOf(bench.Descriptor, exchange);
            at = exchange.At;
            if (counter > tier.Maximum)
            {
                findings.Add(
                    Subject, $"call {number + 1} brings the service's counter to {counter:0.##}, and the tier {tier.Name} allows {tier.Maximum}",
                    "Wait before a call until the counter has room for its cost.");
                return;
            }
        }
    }

    private static int CostOf(ConnectorDescriptor descriptor, Exchange exchange) =>
        descriptor.Objects.FirstOrDefault(o => o.Path == exchange.Request.Path)?.Cost ?? descriptor.KeyInfo?.Cost ?? 0;
}
