using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;

namespace Flitch.Storage.RequestLogs;

/// <summary>
/// The request log of one run: a line per call, as JSON, in <c>runs/month=2026-11-01/RUN.ndjson</c>. <c>page</c> is the rows' <c>_page</c>. Safe for several threads.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="connection">The connection's name.</param>
/// <param name="runId">The run.</param>
public sealed class RequestLog(DataFolder folder, string connection, string runId) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _pending = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private FileStream? _file;

    /// <summary>The file; it appears with the first flush after a call, so a run without calls leaves none.</summary>
    public string FilePath { get; } = Path.Combine(folder.RunsPath, $"month={Month(folder.Clock.GetUtcNow())}", $"{runId}.ndjson");

    /// <summary>Adds a call.</summary>
    /// <param name="call">The call; holds no secret.</param>
    public void Add(CallFacts call)
    {
        lock (_gate)
        {
            using (var line = new Utf8JsonWriter(_pending))
            {
                RequestLine.Write(line, connection, runId, call);
            }

            _pending.WriteByte((byte)'\n');
        }
    }

    /// <summary>Brings all calls so far to the disk; before a commit of the rows that they brought.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Flitch.Connectors.FlitchException">Kind storage: the disk is full, or the folder cannot be written.</exception>
    public Task FlushAsync(CancellationToken cancellationToken) => DiskGuard.RunAsync(FilePath, async () =>
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(Take(), cancellationToken);
            return true;
        }
        finally
        {
            _writing.Release();
        }
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        finally
        {
            if (_file is not null)
            {
                await _file.DisposeAsync();
            }

            _writing.Dispose();
        }
    }

    private static string Month(DateTimeOffset now) =>
        PartitionDays.Start(DateOnly.FromDateTime(now.UtcDateTime), PartitionUnit.Month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private byte[] Take()
    {
        lock (_gate)
        {
            var lines = _pending.ToArray();
            _pending.SetLength(0);
            return lines;
        }
    }

    private async Task WriteAsync(byte[] lines, CancellationToken cancellationToken)
    {
        if (lines.Length == 0)
        {
            return;
        }

        Disk.CreateFolder(Path.GetDirectoryName(FilePath)!);
        _file ??= new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await _file.WriteAsync(lines, cancellationToken);
        folder.Reached("request log written");
        _file.Flush(flushToDisk: true);
        folder.Reached("request log flushed");
    }
}
