using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Catalogue;

/// <summary>Costs of calls, where the service counts them.</summary>
internal static class CostChecks
{
    public static void Look(ConnectorDescriptor descriptor, FindingList findings)
    {
        if (descriptor.Tiers.Count == 0)
        {
            findings.DoesNotApply(FindingList.Connector, "connector.json states no call budget (tiers), so that no call has a cost");
            return;
        }

        var smallest = descriptor.Tiers.Min(t => t.Maximum);
        foreach (var tier in descriptor.Tiers)
        {
            findings.Require(
                tier.Maximum > 0 && tier.DecayPerSecond > 0, FindingList.Connector,
                $"the tier {tier.Name} lets no call through: {tier.Maximum} at most, {tier.DecayPerSecond} a second",
                "Give the tier's maximum and decayPerSecond as the service documents them.");
        }

        foreach (var o in descriptor.Objects)
        {
            Look(o.Name, o.Cost, smallest, findings);
        }

        if (descriptor.KeyInfo is { } keyInfo)
        {
            Look(FindingList.Connector, keyInfo.Cost, smallest, findings);
        }
    }

    private static void Look(string subject, int cost, decimal smallest, FindingList findings)
    {
        findings.Require(
            cost > 0, subject, $"a call is said to cost {cost}, though the service counts calls", "Give request.cost as the service documents it.");
        findings.Require(
            cost <= smallest, subject, $"a call costs {cost}, more than the smallest tier ever allows ({smallest})", "Check request.cost and the tiers.");
    }
}
