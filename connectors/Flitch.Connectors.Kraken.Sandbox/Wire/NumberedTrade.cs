using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>One trade with its number.</summary>
internal readonly record struct NumberedTrade(int Number, TradeRow Row)
{
    /// <summary>Its market.</summary>
    public Pair Pair => Universe.Pairs[Row.Pair];

    /// <summary>Whether it opened a position, whose end it then tells.</summary>
    public bool Opens => Row.Position >= 0 && !Row.Closing;
}
