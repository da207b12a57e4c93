using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Options;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>What an endpoint answers from.</summary>
/// <param name="Parameters">What the caller sent.</param>
/// <param name="Key">Whose call it is; null for public ones, and for the truth.</param>
/// <param name="Account">The account, at the call's time.</param>
/// <param name="Rows">Writes rows.</param>
/// <param name="Settings">The sandbox's options.</param>
/// <param name="Withheld">Rows that are not served.</param>
/// <param name="Now">Ticks of the sandbox's clock.</param>
internal sealed record EndpointCall(
    Parameters Parameters, ApiKey? Key, AccountEngine Account, RowContext Rows, SandboxSettings Settings, WithheldRows Withheld, long Now)
{
    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; }

    /// <summary>What is visible of the account.</summary>
    public Journal Journal => Account.Journal;

    /// <summary>Where to write.</summary>
    public WireWriter Out => Rows.Out;

    /// <summary>The writer beneath.</summary>
    public Utf8JsonWriter Json => Rows.Out.Json;

    /// <summary>Set when the answer has no <c>result</c> at all.</summary>
    public bool HasNoResult { get; set; }

    /// <summary>A fault asks for a page without rows, though there are some.</summary>
    public bool WithoutRows { get; init; }
}
