using Flitch.Host.Cli.Progress;
using Flitch.Host.Wording;
using Flitch.Pipeline.Progress;

namespace Flitch.Host.Cli.Output;

/// <summary>What a refresh takes, in words; the same before a run and in it.</summary>
internal static class PlanText
{
    /// <summary>Calls, time, when it is ready; then what a higher tier would save.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Lines(RefreshPlan plan)
    {
        yield return $"{ProgressText.Calls(plan.Calls)}, {Duration(plan)}; ready at {Times.Second(plan.FinishAt)} UTC.";
        if (plan.Faster.Where(f => plan.Duration - f.Duration >= TimeSpan.FromMinutes(1)).ToList() is { Count: > 0 } faster)
        {
            var guessed = plan.TierIsGuessed ? $" Nobody said which tier the account has, so that of {plan.Tier!.Title} was taken." : string.Empty;
            yield return $"{string.Join(", ", faster.Select(f => $"{f.Tier.Title} would take {Times.Duration(f.Duration)}"))}.{guessed}"
                + (plan.TierIsGuessed ? $" If it has a higher one: {Invocation.Name} connection edit {plan.Connection} --set tier={faster[0].Tier.Name}" : string.Empty);
        }
    }

    private static string Duration(RefreshPlan plan) => plan.Tier is null
        ? "no waiting for a call budget"
        : $"{Times.Duration(plan.Duration)} at the call budget of {plan.Tier.Title}, whose counter stands at {Times.Decimal(plan.Counter ?? 0)} of {Times.Decimal(plan.Tier.Maximum)}";
}
