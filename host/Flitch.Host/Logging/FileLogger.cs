using Microsoft.Extensions.Logging;

namespace Flitch.Host.Logging;

/// <summary>Hands log lines of one category to the file.</summary>
/// <param name="category">For example <c>Flitch.Pipeline.Refreshing.RefreshService</c>.</param>
/// <param name="file">Where lines go.</param>
internal sealed class FileLogger(string category, LogFile file) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            file.Write(logLevel, $"{category}[{eventId.Id}] {formatter(state, exception)}", exception);
    }
}
