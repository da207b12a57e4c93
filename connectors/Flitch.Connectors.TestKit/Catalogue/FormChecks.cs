using System.Text.RegularExpressions;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Secrets;

namespace Flitch.Connectors.TestKit.Catalogue;

/// <summary>The form that makes a connection.</summary>
internal static partial class FormChecks
{
    private const string Subject = FindingList.Connector;

    /// <summary>Fields whose name says that they hold a secret.</summary>
    public static void LookForSecrets(ConnectorDescriptor descriptor, FindingList findings)
    {
        foreach (var field in descriptor.Form)
        {
            findings.Require(
                field.Secret || !SecretName().IsMatch(field.Name), Subject,
                $"the form's field {field.Name} seems to hold a secret and is not marked as one: it would be shown and logged",
                "Set secret to true in connector.json.");
            findings.Require(
                !field.Secret || field.Default is null, Subject, $"the secret field {field.Name} has a default, which everybody can read",
                "Take the default away.");
        }

        if (descriptor.Form.Count == 0)
        {
            findings.DoesNotApply(Subject, "its form has no fields");
        }
    }

    /// <summary>Good values are taken; missing and wrong ones are refused, each by name, by words that hold no secret.</summary>
    public static void LookForRefusals(Bench bench, FindingList findings)
    {
        foreach (var error in bench.Factory.Validate(bench.Fields))
        {
            findings.Add(
                Subject, $"the values that the stand-in gives are refused: {error.Field} {error.Text}",
                "Mend the stand-in's ConnectionFields, Fields, or the form.");
        }

        foreach (var field in bench.Descriptor.Form)
        {
            if (field.Required && field.Default is null)
            {
                LookAt(bench, field, "", "left empty", findings);
            }

            if (!field.Required && bench.Factory.Validate(new Dictionary<string, string>(bench.Fields) { [field.Name] = "" }).FirstOrDefault(e => e.Field == field.Name) is { } error)
            {
                findings.Add(
                    Subject, $"the form refuses to leave {field.Name} empty, which is not required: {error.Text}",
                    "Set required to true, or take the empty value.");
            }

            if (WrongValue(bench, field) is { } wrong)
            {
                LookAt(bench, field, wrong, $"no {field.Format ?? "allowed choice"}", findings);
            }
        }

        if (bench.Descriptor.Form.All(f => (!f.Required || f.Default is not null) && WrongValue(bench, f) is null))
        {
            findings.DoesNotApply(Subject, "its form has no field that can be wrong");
        }
    }

    private static void LookAt(Bench bench, FormField field, string value, string how, FindingList findings)
    {
        var fields = new Dictionary<string, string>(bench.Fields) { [field.Name] = value };
        var error = bench.Factory.Validate(fields).FirstOrDefault(e => e.Field == field.Name);
        if (!findings.Require(error is not null, Subject, $"the form takes the field {field.Name} though it is {how}", "Let Validate return a FieldError for it."))
        {
            return;
        }

        findings.Require(
            !string.IsNullOrWhiteSpace(error!.Text), Subject, $"the error for the field {field.Name} has no words", "Say what is wrong and what is expected.");
        findings.Require(
            !field.Secret || value.Length == 0 || !error.Text.Contains(value, StringComparison.Ordinal), Subject,
            $"the error for {field.Name} shows its value, a secret", "Leave the value out.");
        LookAtCreation(bench, field, fields, how, findings);
    }

    private static void LookAtCreation(Bench bench, FormField field, Dictionary<string, string> fields, string how, FindingList findings)
    {
        try
        {
            _ = bench.Factory.Create(fields, bench.Heard);
            findings.Add(Subject, $"a connector is made though the field {field.Name} is {how}", "Let Create throw what Validate finds.");
        }
        catch (FlitchException e)
        {
            findings.Require(
                e.Error.Kind == ErrorKind.Configuration, Subject, $"the field {field.Name}, {how}, makes an error of the kind {e.Error.Kind}",
                "Make it Configuration.");
            findings.Require(
                SecretSearch.Of(bench.Secrets).FindIn(e.ToString()) is null, Subject, $"the error for the field {field.Name} shows a secret",
                "Leave the value out.");
        }
        catch (Exception e)
        {
            findings.Add(
                Subject, $"the field {field.Name}, {how}, makes {e.GetType().Name}, which a person sees as a crash: {e.Message}", "Throw a FlitchException.");
        }
    }

    private static string? WrongValue(Bench bench, FormField field) => field switch
    {
        { Choices: not null } => "flitch-conformance",
        { Format: "base64" } => bench.Fields.GetValueOrDefault(field.Name) + "!",
        { Format: "date" } => "2026-02-30",
        { Format: "url" } => "ftp://flitch",
        _ => null,
    };

    [GeneratedRegex("secret|password|passphrase|token|private|credential", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
