using Microsoft.Extensions.Logging;

namespace Flitch.Host.Logging;

/// <summary>Makes the loggers that write into the data folder's log.</summary>
/// <param name="file">Where lines go; owned by the caller.</param>
internal sealed class FileLoggerProvider(LogFile file) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new FileLogger(categoryName, file);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
