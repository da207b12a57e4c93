using System.Text;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Subtypes of ledger rows, stored as one byte.</summary>
internal static class Subtypes
{
    private static readonly string[] Spelled =
    [
        "", "spottostaking", "stakingfromspot", "stakingtospot", "spotfromstaking", "spottofutures", "spotfromfutures", "tradespot", "allocation",
        "deallocation", "autoallocation", "migration", "reward", "airdrop", "delistingconversion", "welcomebonus",
    ];

    private static readonly byte[][] Bytes = [.. Spelled.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The number of a subtype.</summary>
    /// <exception cref="ArgumentException">There is no such subtype here.</exception>
    public static byte Of(string name) =>
        Array.IndexOf(Spelled, name) is >= 0 and var index ? (byte)index : throw new ArgumentException($"No subtype '{name}'.", nameof(name));

    /// <summary>The subtype as the wire has it.</summary>
    public static ReadOnlySpan<byte> Utf8(byte subtype) => Bytes[subtype];
}
