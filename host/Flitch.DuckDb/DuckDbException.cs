using System.Data.Common;

namespace Flitch.DuckDb;

/// <summary>An error that DuckDB reported; <see cref="Exception.Message"/> is DuckDB's own text, with its <c>LINE 1: … ^</c> pointer where there is one.</summary>
public sealed class DuckDbException : DbException
{
    /// <summary>An error without a text.</summary>
    public DuckDbException()
    {
    }

    /// <summary>An error with DuckDB's text; its class is read from the text's beginning ("Parser Error: …").</summary>
    public DuckDbException(string message)
        : this(message, ErrorTypeParser.Parse(message))
    {
    }

    /// <summary>An error with DuckDB's text and what caused it in managed code.</summary>
    public DuckDbException(string message, Exception? innerException)
        : this(message, ErrorTypeParser.Parse(message), innerException)
    {
    }

    /// <summary>An error with DuckDB's text and class.</summary>
    public DuckDbException(string message, DuckDbErrorType errorType, Exception? innerException = null)
        : base(message, innerException) => ErrorType = errorType;

    /// <summary>DuckDB's class of the error.</summary>
    public DuckDbErrorType ErrorType { get; }

    /// <summary>True when trying again can help: a transaction's conflict.</summary>
    public override bool IsTransient => ErrorType == DuckDbErrorType.Transaction;
}
