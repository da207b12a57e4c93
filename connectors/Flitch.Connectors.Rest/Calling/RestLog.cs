using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>Log messages of this project: ids 2000 to 2099.</summary>
internal static partial class RestLog
{
    [LoggerMessage(2000, LogLevel.Information, "{Path} failed with {Code}; trying again in {Wait}")]
    public static partial void TryingAgain(ILogger logger, string path, string code, TimeSpan wait);

    [LoggerMessage(2001, LogLevel.Warning, "The service warned: {Warning}")]
    public static partial void ServiceWarned(ILogger logger, string warning);
}
