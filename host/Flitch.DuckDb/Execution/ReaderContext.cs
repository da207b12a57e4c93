using System.Data;

namespace Flitch.DuckDb.Execution;

/// <summary>What a reader needs of the command that made it.</summary>
internal sealed record ReaderContext(
    DuckDbConnection Connection, StatementBatch Statements, bool OwnsStatements, DuckDbParameterCollection Parameters, CommandCancellation Cancellation, CommandBehavior Behavior);
