namespace Flitch.DuckDb;

/// <summary>DuckDB's own classes of errors (<c>duckdb_error_type</c>).</summary>
public enum DuckDbErrorType
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>A value is out of its type's range.</summary>
    OutOfRange = 1,

    /// <summary>A value cannot be converted.</summary>
    Conversion = 2,

    /// <summary>A type is not known.</summary>
    UnknownType = 3,

    /// <summary>A decimal went wrong.</summary>
    Decimal = 4,

    /// <summary>Two types do not fit each other.</summary>
    MismatchType = 5,

    /// <summary>A division by zero.</summary>
    DivideByZero = 6,

    /// <summary>An object's size went wrong.</summary>
    ObjectSize = 7,

    /// <summary>A type is not allowed here.</summary>
    InvalidType = 8,

    /// <summary>Reading or writing a serialised form failed.</summary>
    Serialization = 9,

    /// <summary>A transaction's state or conflict.</summary>
    Transaction = 10,

    /// <summary>DuckDB does not have this feature.</summary>
    NotImplemented = 11,

    /// <summary>An expression is wrong.</summary>
    Expression = 12,

    /// <summary>A table, view, function or schema is missing or exists already.</summary>
    Catalog = 13,

    /// <summary>The text is not SQL.</summary>
    Parser = 14,

    /// <summary>No plan could be made.</summary>
    Planner = 15,

    /// <summary>The scheduler failed.</summary>
    Scheduler = 16,

    /// <summary>The executor failed.</summary>
    Executor = 17,

    /// <summary>A constraint is violated.</summary>
    Constraint = 18,

    /// <summary>An index failed.</summary>
    Index = 19,

    /// <summary>Statistics failed.</summary>
    Stat = 20,

    /// <summary>A connection failed.</summary>
    Connection = 21,

    /// <summary>A syntax error.</summary>
    Syntax = 22,

    /// <summary>A setting is wrong.</summary>
    Settings = 23,

    /// <summary>Names or types in the SQL do not bind.</summary>
    Binder = 24,

    /// <summary>The network failed.</summary>
    Network = 25,

    /// <summary>The optimizer failed.</summary>
    Optimizer = 26,

    /// <summary>A null pointer.</summary>
    NullPointer = 27,

    /// <summary>A file could not be read or written.</summary>
    Io = 28,

    /// <summary>The query was interrupted.</summary>
    Interrupt = 29,

    /// <summary>The instance cannot go on.</summary>
    Fatal = 30,

    /// <summary>A defect of DuckDB's.</summary>
    Internal = 31,

    /// <summary>An argument is wrong.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory = 33,

    /// <summary>The operation is fenced off.</summary>
    Permission = 34,

    /// <summary>A parameter's type could not be told.</summary>
    ParameterNotResolved = 35,

    /// <summary>A parameter is not allowed here.</summary>
    ParameterNotAllowed = 36,

    /// <summary>Something else depends on it.</summary>
    Dependency = 37,

    /// <summary>An HTTP request failed.</summary>
    Http = 38,

    /// <summary>An extension is missing.</summary>
    MissingExtension = 39,

    /// <summary>An extension could not be loaded by itself.</summary>
    Autoload = 40,

    /// <summary>A sequence failed.</summary>
    Sequence = 41,

    /// <summary>A configuration option is wrong.</summary>
    InvalidConfiguration = 42,
}
