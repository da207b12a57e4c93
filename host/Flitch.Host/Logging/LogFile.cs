using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Logging;

/// <summary>
/// The log of one data folder, opened with the first line, added to by every process: a file per day under <c>logs/</c>, and further ones of that day where it is full. A log
/// that cannot be written never stops the work it tells about; it is tried again a minute later.
/// </summary>
/// <param name="folder">The folder for log files.</param>
/// <param name="clock">Stamps the lines.</param>
internal sealed class LogFile(string folder, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly LogFolder files = new(folder);
    private FileStream? stream;
    private DateOnly day;
    private DateTimeOffset? brokenUntil;

    /// <summary>What a file may hold before the day's next one begins.</summary>
    public long FileLimit { get; init; } = 20 * 1024 * 1024;

    /// <summary>What all files together may hold: a fault that repeats must not fill the disk.</summary>
    public long FolderLimit { get; init; } = 200 * 1024 * 1024;

    /// <summary>The file that the next line goes to.</summary>
    public string Path => files.Current(Today(), FileLimit);

    /// <summary>Adds one line, and the exception's text when there is one.</summary>
    /// <param name="level">How grave it is.</param>
    /// <param name="text">The line.</param>
    /// <param name="exception">What was thrown, if anything.</param>
    public void Write(LogLevel level, string text, Exception? exception)
    {
        lock (gate)
        {
            try
            {
                if (Open() is { } open)
                    Append(open, Lines(level, text, exception));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Close();
                brokenUntil = clock.GetUtcNow() + Pause;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            Close();
    }

    private byte[] Lines(LogLevel level, string text, Exception? exception)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Environment.ProcessId} {level} {OneLine(text)}");
        return Encoding.UTF8.GetBytes(SecretAddresses.Hide(line + Environment.NewLine + (exception is null ? "" : exception + Environment.NewLine)));
    }

    /// <summary>What came from outside must not look like a line of its own.</summary>
    private static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;

    private static void Append(FileStream open, byte[] lines)
    {
        // Other processes write as well: the end is where it is now, not where our last line ended.
        open.Seek(0, SeekOrigin.End);
        open.Write(lines);
    }

    private FileStream? Open()
    {
        if (brokenUntil > clock.GetUtcNow())
            return null;
        if (stream is not null && day == Today() && stream.Length < FileLimit)
            return stream;
        Close();
        (day, brokenUntil) = (Today(), null);
        Directory.CreateDirectory(folder);
        stream = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        files.DropOld(day, FolderLimit - FileLimit);
        return stream;
    }

    private void Close()
    {
        stream?.Dispose();
        stream = null;
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
