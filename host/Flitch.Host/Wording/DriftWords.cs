using Flitch.Connectors.Reading;

namespace Flitch.Host.Wording;

/// <summary>How an answer differed from its schema, in words.</summary>
internal static class DriftWords
{
    /// <summary>The words for a kind.</summary>
    /// <param name="kind">What sort of difference.</param>
    public static string Of(DriftKind kind) => kind switch
    {
        DriftKind.UnknownField => "a field that the schema does not know (kept in _rescued)",
        DriftKind.UnknownValue => "a value that the schema does not list (kept as it came)",
        DriftKind.Unreadable => "a value that its type cannot hold (kept in _rescued)",
        _ => "a field that the schema expects is missing",
    };
}
