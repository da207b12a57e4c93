using System.Data.Common;

namespace Flitch.DuckDb;

/// <summary>The provider's parts, for <see cref="DbProviderFactories"/>.</summary>
public sealed class DuckDbProviderFactory : DbProviderFactory
{
    /// <summary>The name to register the factory by.</summary>
    public const string InvariantName = "Flitch.DuckDb";

    /// <summary>The factory, which has no state.</summary>
    public static readonly DuckDbProviderFactory Instance = new();

    private DuckDbProviderFactory()
    {
    }

    /// <inheritdoc/>
    public override DbConnection CreateConnection() => new DuckDbConnection();

    /// <inheritdoc/>
    public override DbCommand CreateCommand() => new DuckDbCommand();

    /// <inheritdoc/>
    public override DbParameter CreateParameter() => new DuckDbParameter();

    /// <inheritdoc/>
    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new DuckDbConnectionStringBuilder();

    /// <inheritdoc/>
    public override DbDataSource CreateDataSource(string connectionString) => new DuckDbDataSource(connectionString);
}
