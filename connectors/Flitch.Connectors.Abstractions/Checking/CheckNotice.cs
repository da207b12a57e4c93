namespace Flitch.Connectors.Checking;

/// <summary>How much a notice matters.</summary>
public enum NoticeLevel
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>Should be mended, though reading works.</summary>
    Warning,
}

/// <summary>One thing that a person should know about a key.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">What it is.</param>
/// <param name="Fix">What to do about it; null when nothing needs doing.</param>
public sealed record CheckNotice(NoticeLevel Level, string Text, string? Fix);
