using Flitch.DuckDb;
using Flitch.Storage.Files;

namespace Flitch.Storage.Querying;

/// <summary>One connection behind the fence, and the schema that it searches first.</summary>
internal sealed class QueryConnection(DuckDbConnection connection)
{
    private string _schema = Main;

    public const string Main = "main";

    public DuckDbConnection Connection { get; } = connection;

    /// <summary>Sets where names without a prefix are looked for; the one setting that the lock leaves free.</summary>
    public void Use(string? schema)
    {
        if (_schema != (schema ?? Main))
        {
            _schema = schema ?? Main;
            Connection.Run($"SET search_path={SqlText.Literal(SqlText.Identifier(_schema))}");
        }
    }
}
