namespace Flitch.Connectors.Checking;

/// <summary>Whether a key can read one object.</summary>
/// <param name="Object">The object's name.</param>
/// <param name="Ready">True when it can.</param>
/// <param name="Error">Why not and what to do, with the missing permission; null when ready.</param>
public sealed record ObjectAccess(string Object, bool Ready, ErrorInfo? Error);
