using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Sql;

/// <summary>What the SQL console needs.</summary>
internal static class SqlServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RunningQueries>();
        services.AddSingleton<SqlConsole>();
        services.AddSingleton<SqlWords>();
        services.AddSingleton<SqlTiles>();
    }
}
