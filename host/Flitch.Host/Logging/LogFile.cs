using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Logging;

/// <summary>
/// The log of one data folder: a file per day under <c>logs/</c>, opened with the first line, appended to by every process. A log that cannot be
/// written never stops the work it tells about.
/// </summary>
/// <param name="folder">The folder for log files.</param>
/// <param name="clock">Stamps the lines.</param>
internal sealed class LogFile(string folder, TimeProvider clock) : IDisposable
{
    private const int KeptDays = 30;
    private readonly Lock gate = new();
    private StreamWriter? writer;
    private DateOnly day;
    private bool broken;

    /// <summary>The file that today's lines go to.</summary>
    public string Path => PathOf(Today());

    /// <summary>Adds one line, and the exception's text when there is one.</summary>
    /// <param name="level">How grave it is.</param>
    /// <param name="text">The line.</param>
    /// <param name="exception">What was thrown, if anything.</param>
    public void Write(LogLevel level, string text, Exception? exception)
    {
        lock (gate)
        {
            if (Open() is not { } open)
                return;
            open.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Environment.ProcessId} {level} {text}"));
            if (exception is not null)
                open.WriteLine(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            writer?.Dispose();
            writer = null;
        }
    }

    private StreamWriter? Open()
    {
        if (broken || (writer is not null && day == Today()))
            return writer;
        try
        {
            writer?.Dispose();
            day = Today();
            Directory.CreateDirectory(folder);
            writer = new StreamWriter(new FileStream(PathOf(day), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
            DropOld();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            writer = null;
            broken = true;
        }
        return writer;
    }

    private void DropOld()
    {
        var oldest = PathOf(day.AddDays(-KeptDays));
        foreach (var file in Directory.EnumerateFiles(folder, "flitch-*.log").Where(f => string.CompareOrdinal(f, oldest) < 0))
            File.Delete(file);
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private string PathOf(DateOnly date) => System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"flitch-{date:yyyy-MM-dd}.log"));
}
