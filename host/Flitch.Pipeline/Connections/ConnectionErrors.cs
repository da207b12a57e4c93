using Flitch.Connectors;

namespace Flitch.Pipeline.Connections;

/// <summary>What an error means for a connection.</summary>
public static class ConnectionErrors
{
    /// <summary>A full refresh that would hold less than is stored: a question of the rows, not of the connection.</summary>
    internal const string Shrink = "refresh:would-shrink";

    /// <summary>
    /// Whether nothing goes on before a person has given other credentials or settings: a key that is wrong, revoked or of another account. It is not tried again by
    /// itself: services lock out a key that is wrong too often.
    /// </summary>
    /// <param name="error">The error.</param>
    public static bool NeedsReconnecting(ErrorInfo error) => error.Kind == ErrorKind.Configuration && error.Code != Shrink;
}
