using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Secrets;

namespace Flitch.Connectors.TestKit.Checking;

/// <summary>The test of a connection: with good credentials, with too few permissions, with wrong ones.</summary>
internal static class CheckChecks
{
    private const string Subject = FindingList.Connector;

    public static async Task LookAtGoodKeyAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        if (await CheckAsync(bench, findings, cancellationToken) is not { } result)
        {
            return;
        }

        findings.Require(
            result.Objects.Select(o => o.Object).SequenceEqual(bench.Descriptor.Objects.Select(o => o.Name)), Subject,
            $"the check speaks of {string.Join(", ", result.Objects.Select(o => o.Object))}",
            "Let CheckAsync name every object of the catalogue once, in its order.");
        foreach (var access in result.Objects.Where(o => !o.Ready))
        {
            findings.Add(
                access.Object, $"it is not ready though the credentials are good: {access.Error?.Code} {access.Error?.Summary}",
                "Mend the check, or the stand-in's answer to it.");
        }
    }

    public static async Task LookAtPermissionsAsync(
        BenchSettings settings, Func<string, IReadOnlyDictionary<string, string>?> optionsWithout, FindingList findings, CancellationToken cancellationToken)
    {
        var needed = settings.Plugin.Descriptor.Objects.GroupBy(o => o.Permission).Where(g => g.Key is not null).ToList();
        foreach (var group in needed)
        {
            if (optionsWithout(group.Key!) is not { } options)
            {
                findings.DoesNotApply(Subject, $"the stand-in has no key without {group.Key}: give it an option \"missing\", or override OptionsWithout");
                continue;
            }

            await using var bench = await Bench.StartAsync(settings with { Options = options }, cancellationToken);
            if (await CheckAsync(bench, findings, cancellationToken) is { } result)
            {
                LookAt(result, group.Key!, group.Select(o => o.Name).ToHashSet(), findings);
            }

            foreach (var o in bench.Descriptor.Objects)
            {
                await LookAtReadingAsync(bench, o, group.Key!, findings, cancellationToken);
            }
        }

        if (needed.Count == 0)
        {
            findings.DoesNotApply(Subject, "no object needs a permission");
        }
    }

    public static async Task LookAtWrongSecretsAsync(BenchSettings settings, FindingList findings, CancellationToken cancellationToken)
    {
        var secrets = settings.Plugin.Descriptor.Form.Where(f => f.Secret).ToList();
        if (secrets.Count == 0)
        {
            findings.DoesNotApply(Subject, "its form has no secret field");
        }
        else if (settings.Sandbox is Sandboxes.RecordedSandbox { CanRefuse: false })
        {
            findings.DoesNotApply(
                Subject, "recordings accept every key: record the service's answer to a wrong one as refused.json, or refused.401.json with its status");
            return;
        }

        foreach (var field in secrets)
        {
            var options = settings.Sandbox is Sandboxes.RecordedSandbox ? settings.WithOption(Sandboxes.RecordedSandbox.Refuse, "true") : settings;
            await using var good = await Bench.StartAsync(options, cancellationToken);
            await using var bench = await Bench.StartAsync(
                options.WithField(field.Name, WrongSecret.Of(field, good.Fields.GetValueOrDefault(field.Name) ?? "")), cancellationToken);
            await LookAtAsync(bench, field.Name, findings, cancellationToken);
        }
    }

    private static async Task<CheckResult?> CheckAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        findings.Look(Subject);
        try
        {
            return await bench.Connector.CheckAsync(cancellationToken);
        }
        catch (FlitchException e)
        {
            findings.Add(Subject, $"the check failed: {e.Error.Code} {e.Error.Summary}", "Mend the check, or the stand-in's answer to it.");
            return null;
        }
    }

    private static void LookAt(CheckResult result, string permission, HashSet<string> needy, FindingList findings)
    {
        foreach (var access in result.Objects)
        {
            if (needy.Contains(access.Object))
            {
                findings.Require(
                    !access.Ready, access.Object, $"the check calls it ready though the key lacks {permission}",
                    "Let CheckAsync ask for what the object needs.");
                findings.Require(
                    access.Ready || (access.Error?.Permission == permission && access.Error.Kind == ErrorKind.Permission), access.Object,
                    $"the check does not name the missing permission {permission}, but says {access.Error?.Code} ({access.Error?.Kind}, permission {access.Error?.Permission ?? "none"})",
                    "Give the service's text for it the kind permission in connector.json's errors.");
                findings.Require(
                    access.Ready || access.Error is { Summary.Length: > 0, Fix.Length: > 0 }, access.Object, "the check does not say what to do",
                    "Write meaning and fix.");
            }
            else
            {
                findings.Require(
                    access.Ready, access.Object, $"the check calls it not ready though the key lacks only {permission}",
                    "Let CheckAsync tell permissions apart.");
            }
        }
    }

    private static async Task LookAtReadingAsync(Bench bench, ObjectDescriptor o, string permission, FindingList findings, CancellationToken cancellationToken)
    {
        try
        {
            await bench.ReadAsync(o, cancellationToken);
            findings.Require(
                o.Permission != permission, o.Name, $"it is read though the key lacks {permission}",
                "Let the stand-in refuse it, or take the permission away.");
        }
        catch (FlitchException e)
        {
            findings.Require(
                o.Permission == permission, o.Name, $"it cannot be read though the key lacks only {permission}: {e.Error.Code}",
                "Let one missing permission stop its own objects only.");
            findings.Require(
                o.Permission != permission || e.Error.Kind == ErrorKind.Permission, o.Name,
                $"reading it without {permission} gives {e.Error.Code} of the kind {e.Error.Kind}",
                "Give the service's text for it the kind permission in connector.json's errors.");
        }
    }

    private static async Task LookAtAsync(Bench bench, string field, FindingList findings, CancellationToken cancellationToken)
    {
        findings.Look(Subject);
        try
        {
            var result = await bench.Connector.CheckAsync(cancellationToken);
            findings.Require(
                result.Objects.All(o => !o.Ready), Subject,
                $"the check calls {string.Join(", ", result.Objects.Where(o => o.Ready).Select(o => o.Object))} ready though {field} is wrong",
                "Let CheckAsync make a call that the service refuses without a good key.");
        }
        catch (FlitchException e)
        {
            findings.Require(
                e.Error.Kind is ErrorKind.Configuration or ErrorKind.Permission, Subject,
                $"a wrong {field} gives {e.Error.Code} of the kind {e.Error.Kind}, as if trying again would help",
                "Give the service's text for it the kind configuration in connector.json's errors.");
            findings.Require(
                e.Error is { Summary.Length: > 0, Fix.Length: > 0 }, Subject,
                $"the error {e.Error.Code} for a wrong {field} does not say what happened and what to do", "Write meaning and fix.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(Subject, $"a wrong {field} gives {e.GetType().Name}, which a person sees as a crash: {e.Message}", "Throw a FlitchException.");
        }
    }
}
