namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>The first weeks of every account: one of everything that can happen, so that even a small account has it.</summary>
internal static class Founding
{
    /// <summary>From birth until the account has what it needs to trade by chance.</summary>
    public const long Duration = 12 * Hour;

    private const long Hour = 3_600 * UnixTicks.PerSecond;

    private static readonly HappeningKind[] First =
    [
        HappeningKind.Spot, HappeningKind.Spot, HappeningKind.OpenPosition, HappeningKind.OpenPosition, HappeningKind.Stake, HappeningKind.Stake,
        HappeningKind.Stake, HappeningKind.Stake, HappeningKind.Withdrawal, HappeningKind.FailedWithdrawal, HappeningKind.Convert, HappeningKind.Allocate,
        HappeningKind.Stock, HappeningKind.OrderWithoutFill, HappeningKind.Unstake, HappeningKind.Spot,
    ];

    /// <summary>Plans them. Deposits carry as subject the asset's place in the opening balances.</summary>
    public static void Plan(Calendar calendar, AccountOptions options)
    {
        var time = options.Birth + 9 * Hour;
        for (var index = 0; index < Happenings.OpeningBalances.Length; index++)
            calendar.Plan(time += 61 * UnixTicks.PerSecond, HappeningKind.Deposit, index + 1);
        for (var index = 0; index < Sundries.Count; index++)
            calendar.Plan(time += Hour / 2, HappeningKind.Sundry, index + 1);
        foreach (var kind in First)
            calendar.Plan(time += Hour / 3, kind);
        for (var index = 0; index < Delistings.Count; index++)
            calendar.Plan(options.Birth + options.Span / 12 * (index + 1), HappeningKind.Delist, index);
    }
}
