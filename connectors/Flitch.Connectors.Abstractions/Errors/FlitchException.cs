namespace Flitch.Connectors;

/// <summary>The one error type for people: what happened, why, and what to do. Everything else that is thrown is a defect.</summary>
public sealed class FlitchException : Exception
{
    /// <summary>Makes the exception for <paramref name="error"/>.</summary>
    /// <param name="error">What happened, in a person's words.</param>
    /// <param name="innerException">What it came from, for the log file only.</param>
    public FlitchException(ErrorInfo error, Exception? innerException = null)
        : base(error.Summary, innerException) => Error = error;

    /// <summary>Makes the exception from its parts.</summary>
    /// <param name="code">Stable code, for example <c>storage:disk-full</c>.</param>
    /// <param name="kind">Decides about retrying and about the exit code.</param>
    /// <param name="summary">What happened and why.</param>
    /// <param name="fix">What to do next.</param>
    /// <param name="innerException">What it came from, for the log file only.</param>
    public FlitchException(string code, ErrorKind kind, string summary, string fix, Exception? innerException = null)
        : this(new ErrorInfo(code, kind, summary, fix), innerException)
    {
    }

    /// <summary>What happened, in a person's words.</summary>
    public ErrorInfo Error { get; }
}
