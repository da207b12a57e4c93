using System;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Nothing can be inferred from the samples.</summary>
public sealed class InferenceException : Exception
{
    /// <summary>Tells a person why.</summary>
    /// <param name="code">For example <c>infer:no-records</c>.</param>
    /// <param name="message">What is the matter.</param>
    /// <param name="fix">What to do.</param>
    public InferenceException(string code, string message, string fix)
        : base(message) => (Code, Fix) = (code, fix);

    /// <summary>A word for programs.</summary>
    public string Code { get; }

    /// <summary>What to do.</summary>
    public string Fix { get; }
}
