namespace Flitch.Connectors.TestKit.Findings;

/// <summary>One thing that is wrong.</summary>
/// <param name="Subject">The object it is about, or <c>connector</c>.</param>
/// <param name="Text">What is wrong, and in which field.</param>
/// <param name="Fix">What to edit.</param>
internal sealed record Finding(string Subject, string Text, string Fix)
{
    public override string ToString() => $"{Subject}: {Text}\n    → {Fix}";
}
