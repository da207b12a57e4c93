using Flitch.Connectors.Reading;

namespace Flitch.Host.Web.Runs;

/// <summary>How an answer differed from its schema, in words.</summary>
internal static class DriftWords
{
    /// <summary>The words for a kind.</summary>
    public static string Of(DriftKind kind) => kind switch
    {
        DriftKind.UnknownField => "a field that the schema does not know",
        DriftKind.UnknownValue => "a value that the schema does not list (kept as it came)",
        DriftKind.Unreadable => "a value that its type cannot hold",
        _ => "a field that the schema expects is missing",
    };
}
