using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Answers;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Drifting;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Failing;

/// <summary>Answers that cannot be understood.</summary>
internal static class BrokenAnswerChecks
{
    // A subject of its own: some services leave out what is empty, which a waiver can say.
    private const string WithoutRecords = " without records";

    public static async Task LookAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            foreach (var (name, breakIt) in BrokenAnswers.All)
            {
                await LookAtAsync(bench, o, o.Name, name, breakIt, findings, cancellationToken);
            }
        }

        await foreach (var o in EditedObject.AllAsync(bench, new FindingList("", []), cancellationToken))
        {
            if (o.Place.Path.Count > 0)
            {
                await LookAtAsync(
                    bench, o.Object, o.Object.Name + WithoutRecords, $"an answer without {o.Place}, where its records stand,",
                    good => AnswerEditor.WithoutPlace(good, o.Place), findings, cancellationToken);
            }
        }
    }

    private static async Task LookAtAsync(
        Bench bench, ObjectDescriptor o, string subject, string name, Func<ServiceAnswer, ServiceAnswer> breakIt, FindingList findings,
        CancellationToken cancellationToken)
    {
        findings.Look(subject);
        bench.Proxy.Edit = (request, answer) => request.Path == o.Path ? breakIt(answer) : answer;
        try
        {
            var read = await bench.ReadAsync(o, cancellationToken);
            findings.Add(
                subject, $"{name} passes for an answer with {read.Rows.Count} rows",
                "An answer that is not understood is an error, not an empty one: check records.at, the envelope, or the reader.");
        }
        catch (FlitchException e)
        {
            findings.Require(
                e.Error.Kind is ErrorKind.Transient or ErrorKind.Provider, subject,
                $"{name} gives {e.Error.Code} of the kind {e.Error.Kind}, as if a person could mend it", "Make it transient or provider.");
            findings.Require(
                e.Error is { Summary.Length: > 0, Fix.Length: > 0 }, subject, $"{name} gives {e.Error.Code}, which does not say what happened and what to do",
                "Write meaning and fix.");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            findings.Add(subject, $"{name} ends in {e.GetType().Name}, which a person sees as a crash: {e.Message}", "Throw a FlitchException.");
        }
        finally
        {
            bench.Proxy.Clear();
        }
    }
}
