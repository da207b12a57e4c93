namespace Flitch.Connectors.Kraken.Sandbox;

/// <summary>One row of the account, written out to compare with.</summary>
/// <param name="Id">The key that the row has in the API's map; empty for an object that is one row.</param>
/// <param name="Json">The row as the API writes it, with every optional part: <c>trades</c>, <c>ledgers</c> and <c>docalcs</c> all set.</param>
public sealed record SandboxRow(string Id, string Json);
