using System.Security.Cryptography;
using Flitch.Connectors.Reading;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Sandboxes;
using Flitch.Connectors.TestKit.Serving;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>The calls that are made, and what the host hears of them.</summary>
internal static class CallChecks
{
    private const string Subject = FindingList.Connector;

    public static async Task LookAtFactsAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            await bench.TryReadAsync(o, findings, cancellationToken);
        }

        var (calls, exchanges) = (bench.Heard.Calls, bench.Proxy.Exchanges);
        if (!findings.Require(calls.Count == exchanges.Count, Subject, $"{exchanges.Count} calls were made and the host heard of {calls.Count}", "Tell the observer of every call, failed ones included."))
        {
            return;
        }

        findings.Require(
            calls.Select(c => c.Number).SequenceEqual(Enumerable.Range(1, calls.Count)), Subject, "the calls are not numbered from 1 on",
            "Give each call of a connector the next number: it stands in _page.");
        foreach (var (facts, exchange) in calls.Zip(exchanges))
        {
            LookAt(facts, exchange, findings);
            var cost = bench.Descriptor.Objects.FirstOrDefault(o => o.Name == facts.Object)?.Cost;
            findings.Require(
                cost is null || facts.Cost == cost, Subject, $"call {facts.Number} is told with the cost {facts.Cost}, and {facts.Object} states {cost}",
                "Charge what the schema file states.");
        }
    }

    public static async Task LookAtCallsAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        findings.Look(Subject);
        await TryAsync(() => bench.Connector.CheckAsync(cancellationToken));
        foreach (var o in bench.Descriptor.Objects)
        {
            await TryAsync(() => bench.ReadAsync(o, cancellationToken));
        }

        await using var elsewhere = await LocalServer.StartAsync((_, _) => Task.FromResult(ServiceAnswer.Json("{}")), bench.Clock, cancellationToken);
        await using var trap = await Proxy.StartAsync(elsewhere.Address, bench.Clock, cancellationToken);
        bench.Proxy.Instead = request => Redirect(new Uri(trap.Address, "/flitch-conformance" + request.Target));
        await TryAsync(() => bench.Connector.CheckAsync(cancellationToken));
        await TryAsync(() => bench.ReadAsync(bench.Descriptor.Objects[0], cancellationToken));
        LookAtPaths(bench, findings);
        findings.Require(
            trap.Exchanges.Count == 0, Subject, "it follows a redirect to another address, with the key in its headers",
            "Set AllowAutoRedirect to false, and let a redirect be an error.");
    }

    private static void LookAtPaths(Bench bench, FindingList findings)
    {
        var declared = bench.Descriptor.Objects.Select(o => $"{o.Method} {o.Path}").ToHashSet();
        if (bench.Descriptor.KeyInfo is { } keyInfo)
        {
            declared.Add($"{keyInfo.Method} {keyInfo.Path}");
        }

        foreach (var call in bench.Proxy.Exchanges.Select(e => $"{e.Request.Method} {e.Request.Path}").Distinct().Where(c => !declared.Contains(c)))
        {
            findings.Add(Subject, $"it calls {call}, which no schema file names", "Name the call in a schema file, or do not make it.");
        }
    }

    private static void LookAt(CallFacts facts, Exchange exchange, FindingList findings)
    {
        var call = $"call {facts.Number} ({exchange.Request.Path})";
        findings.Require(facts.Path == exchange.Request.Path, Subject, $"{call} is told as one of {facts.Path}", "Tell the path that was called.");
        findings.Require(facts.Object is not null, Subject, $"{call} is told without its object", "Say for which object it was made.");
        findings.Require(
            facts.Status == exchange.Answer.Status, Subject, $"{call} is told with the status {facts.Status} instead of {exchange.Answer.Status}",
            "Tell the answer's status.");
        findings.Require(facts.Attempt >= 1, Subject, $"{call} is told as attempt {facts.Attempt}", "Count attempts from 1.");
        findings.Require(
            facts.Bytes == exchange.Answer.Body.Length, Subject, $"{call} is told with {facts.Bytes} bytes instead of {exchange.Answer.Body.Length}",
            "Tell the body's length.");
        findings.Require(
            facts.BodyHash == Convert.ToHexStringLower(SHA256.HashData(exchange.Answer.Body)), Subject, $"{call} is told with another hash than the body's",
            "Tell the SHA-256 of the body in lower-case hex.");
    }

    private static ServiceAnswer Redirect(Uri to) => new(302, []) { Headers = new Dictionary<string, string> { ["Location"] = to.ToString() } };

    // What a failure is like is another test's affair.
    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (FlitchException)
        {
            // A redirect has to end in one.
        }
    }
}
