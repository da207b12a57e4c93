using Flitch.Connectors.TestKit.Failing;
using Flitch.Connectors.TestKit.Secrets;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>Trouble.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>An answer that is cut, no JSON, or without its records ends in an error for people, and never in an empty success.</summary>
    [Fact]
    public Task A_broken_answer_fails_in_words() => RunAsync((bench, f) => BrokenAnswerChecks.LookAsync(bench, f, Ct));

    /// <summary>Trouble that passes is tried again, and the rows are as ever.</summary>
    [Fact]
    public Task Passing_trouble_costs_no_row() => RunAsync((bench, f) => PassingTroubleChecks.LookAsync(bench, f, Ct));

    /// <summary>Where the service counts calls, its counter never rises above what the smallest tier allows.</summary>
    [Fact]
    public Task The_call_budget_is_never_exceeded() => RunAsync(f => BudgetChecks.LookAsync(Settings, f, Ct));

    /// <summary>Cancelling ends a read, and a check, within two seconds, in the midst of a call.</summary>
    [Fact]
    public Task Cancelling_ends_a_call() => RunAsync(f => CancellationChecks.LookAsync(Settings, f, Ct));

    /// <summary>No secret in any error, log line, request fact, drift report or address, however the service misbehaves.</summary>
    [Fact]
    public Task No_secret_is_told() => RunAsync(f => SecretChecks.LookAsync(Settings, f, Ct));
}
