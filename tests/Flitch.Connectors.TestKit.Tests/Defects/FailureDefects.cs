using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Trouble that is taken wrongly, and secrets that are told.</summary>
internal static class FailureDefects
{
    private const string Broken = nameof(ConnectorConformance.A_broken_answer_fails_in_words);
    private const string Passing = nameof(ConnectorConformance.Passing_trouble_costs_no_row);
    private const string Budget = nameof(ConnectorConformance.The_call_budget_is_never_exceeded);
    private const string Cancelling = nameof(ConnectorConformance.Cancelling_ends_a_call);
    private const string Secrets = nameof(ConnectorConformance.No_secret_is_told);

    public static IReadOnlyList<Defect> All { get; } =
    [
        new() { Test = Broken, Name = "an error that passes for an end", Says = "accounts: JSON that is cut off passes for an answer with 0 rows", Failure = (_, _) => null },
        new() { Test = Broken, Name = "a crash", Says = "ends in FormatException, which a person sees as a crash", Failure = (_, _) => new FormatException("?") },
        new() { Test = Broken, Name = "a person's fault", Says = "of the kind Configuration, as if a person could mend it", Failure = (e, _) => new FlitchException(e.Error with { Kind = ErrorKind.Configuration }) },
        new() { Test = Broken, Name = "no words", Says = "which does not say what happened and what to do", Failure = (e, _) => new FlitchException(e.Error with { Fix = "" }) },
        new() { Test = Broken, Name = "no records, no error", Says = "accounts without records: an answer without /data, where its records stand, passes for an answer", Failure = (e, _) => e.Error.Code == "body:records-missing" ? null : e },
        new() { Test = Passing, Name = "no second attempt", Says = "status 503 at every first attempt fails the read", Told = (f, _) => f.Error is null ? f : throw new FlitchException(f.Error, ErrorKind.Transient, "No.", "Ask.") },
        new() { Test = Passing, Name = "a row that is lost", Says = "status 503 at every first attempt brings 1 rows instead of 2", Read = (p, _, _) => p.Call.Attempt == 1 ? p : p.WithRows(Pages.AllRows(p).Skip(1)) },
        new() { Test = Budget, Name = "a counter that no one minds", Says = "call 6 brings the service's counter to 12, and the tier small allows 10", Catalogue = WithTiers },
        new() { Test = Cancelling, Name = "cancelling that is not heard", Says = "accounts: reading it goes on 2 seconds after it was cancelled", IsDeaf = true, Catalogue = d => d with { Objects = [d.Objects[0]] } },
        new() { Test = Cancelling, Name = "a check that calls nobody", Says = "connector: the check ends well though its call was never answered", ChecksNothing = true, Catalogue = d => d with { Objects = [d.Objects[0]] } },
        new() { Test = Secrets, Name = "in an error", Says = "token is told in a error", Failure = (e, f) => new FlitchException(e.Error with { Summary = $"Refused: Bearer {f["token"]}" }) },
        new() { Test = Secrets, Name = "in a call's facts", Says = "token is told in a fact of a call", Told = (c, f) => c with { Parameters = c.Parameters + "&token=" + Uri.EscapeDataString(f["token"]) } },
        new() { Test = Secrets, Name = "in an address", Says = "token is told in a address", CallsToo = "/v1/rate?currency=EUR&key=" + Uri.EscapeDataString(Flitch.Sandboxed.Tests.Depots.DepotService.Token) },
        new() { Test = Secrets, Name = "in base64, in a crash", Says = "token is told in a exception", Failure = (_, f) => new FormatException(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(f["token"]))) },
        new() { Test = Secrets, Name = "in the form's errors", Says = "token is told in a error of the form", Validation = (f, errors) => f["token"].EndsWith('!') ? [new FieldError("token", $"{f["token"]} is wrong")] : errors },
    ];

    private static ConnectorDescriptor WithTiers(ConnectorDescriptor d) => d with
    {
        Tiers = [new BudgetTier("large", "Large", 20, 1), new BudgetTier("small", "Small", 10, 1)],
        Form = [.. d.Form, new FormField("budget", "Budget", "How much.") { Choices = ["small", "large"] }],
        Objects = [.. d.Objects.Select(o => o with { Cost = 2 })],
    };
}
