namespace Flitch.DuckDb.Native;

/// <summary>duckdb_state.</summary>
internal enum State
{
    Success,
    Error,
}

/// <summary>duckdb_result_type.</summary>
internal enum ResultType
{
    Invalid,
    ChangedRows,
    Nothing,
    QueryResult,
}

/// <summary>duckdb_statement_type, as far as the provider tells them apart.</summary>
internal enum StatementType
{
    Invalid = 0,
    Select = 1,
}
