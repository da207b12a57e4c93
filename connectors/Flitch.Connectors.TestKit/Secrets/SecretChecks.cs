using Flitch.Connectors.Checking;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Failing;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Secrets;

/// <summary>Drives the connection's secrets through every path, failing ones above all, and searches whatever comes out.</summary>
internal static class SecretChecks
{
    private const string Subject = FindingList.Connector;

    public static async Task LookAsync(BenchSettings settings, FindingList findings, CancellationToken cancellationToken)
    {
        await using var bench = await Bench.StartAsync(settings, cancellationToken);
        if (bench.Secrets.Count == 0)
        {
            findings.DoesNotApply(Subject, "its form has no secret field");
            return;
        }

        foreach (var (field, _) in bench.Secrets.Where(s => s.Value.Length < SecretSearch.Shortest))
        {
            findings.Add(Subject, $"the stand-in's {field} is too short to be searched for", $"Let it have {SecretSearch.Shortest} characters at least.");
        }

        var told = new List<string>();
        await DriveAsync(bench, told, cancellationToken);
        foreach (var broken in BrokenAnswers.All.Select(b => b.Break).Concat([Status(401), Status(403), Status(429), Status(302)]))
        {
            bench.Proxy.Edit = (_, answer) => broken(answer);
            await DriveAsync(bench, told, cancellationToken);
        }

        await DriveWrongAsync(settings, bench, told, cancellationToken);
        Search(bench, told, findings);
    }

    private static async Task DriveAsync(Bench bench, List<string> told, CancellationToken cancellationToken)
    {
        await TryAsync(async () => told.AddRange(TextsOf(await bench.Connector.CheckAsync(cancellationToken))), told);
        foreach (var o in bench.Descriptor.Objects)
        {
            await TryAsync(async () => told.AddRange((await bench.ReadAsync(o, cancellationToken)).Drift.Select(d => $"drift: {d}")), told);
        }
    }

    // Values that the form refuses, with the secret in them.
    private static async Task DriveWrongAsync(BenchSettings settings, Bench bench, List<string> told, CancellationToken cancellationToken)
    {
        foreach (var (field, secret) in bench.Secrets)
        {
            foreach (var value in new[] { secret + "!", $"{secret}\u00fc", $" {secret}\n{secret}" })
            {
                var fields = new Dictionary<string, string>(bench.Fields) { [field] = value };
                told.AddRange(bench.Factory.Validate(fields).Select(e => $"error of the form: {e}"));
                await TryAsync(() => bench.Factory.Create(fields, bench.Heard).DisposeAsync().AsTask(), told);
                await using var wrong = await Bench.StartAsync(settings.WithField(field, value), cancellationToken);
                await TryAsync(async () => told.AddRange(TextsOf(await wrong.Connector.CheckAsync(cancellationToken))), told);
                told.AddRange(wrong.Log.Lines.Select(l => $"log: {l}"));
            }
        }
    }

    private static void Search(Bench bench, List<string> told, FindingList findings)
    {
        findings.Look(Subject);
        told.AddRange(bench.Log.Lines.Select(l => $"log: {l}"));
        told.AddRange(bench.Heard.Calls.Select(c => $"fact of a call: {c}"));
        told.AddRange(bench.Heard.Waits.Select(w => $"reason of a wait: {w}"));
        told.AddRange(bench.Proxy.Exchanges.Select(e => $"address: {e.Request.Target}"));
        var search = SecretSearch.Of(bench.Secrets);
        foreach (var (text, field) in told.Select(t => (Text: t, Field: search.FindIn(t))).Where(t => t.Field is not null).GroupBy(t => (t.Field, t.Text.Split(':')[0])).Select(g => g.First()))
        {
            findings.Add(
                Subject, $"{field} is told in a {text.Split(':')[0]}",
                "Leave it out: headers are the place for secrets; errors, logs and addresses are read by others.");
        }
    }

    private static IEnumerable<string> TextsOf(CheckResult result) =>
        result.Notices.Select(n => $"notice: {n}").Concat(result.Objects.Select(o => $"check: {o}")).Append($"check: {result.KeyName} {result.AccountIdentity} {result.Method}");

    private static Func<ServiceAnswer, ServiceAnswer> Status(int status) => _ => ServiceAnswer.Json("{}", status);

    private static async Task TryAsync(Func<Task> act, List<string> told)
    {
        try
        {
            await act();
        }
        catch (FlitchException e)
        {
            told.Add($"error: {e.Error}");
            told.Add($"exception: {e}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            told.Add($"exception: {e}");
        }
    }
}
