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
    private bool _isSynced = true;

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
    public Task FlushAsync(CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            await WriteAsync(cancellationToken);
            Sync();
        },
        cancellationToken);

    /// <summary>Lets readers see all calls so far, while the run goes on. They are not on the disk yet.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Flitch.Connectors.FlitchException">Kind storage: as <see cref="FlushAsync"/>; nothing is lost, the next attempt writes it.</exception>
    public Task ShowAsync(CancellationToken cancellationToken) => AloneAsync(() => WriteAsync(cancellationToken), cancellationToken);

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

    private Task<bool> AloneAsync(Func<Task> work, CancellationToken cancellationToken) => DiskGuard.RunAsync(FilePath, async () =>
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await work();
            return true;
        }
        finally
        {
            _writing.Release();
        }
    });

    /// <summary>Writes what is pending behind what is there. Where that fails half a line must not stay, which readers would stumble over.</summary>
    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (Pending() is not { Length: > 0 } lines)
        {
            return;
        }

        Disk.CreateFolder(Path.GetDirectoryName(FilePath)!);
        _file ??= new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var end = _file.Seek(0, SeekOrigin.End);
        try
        {
            await _file.WriteAsync(lines, cancellationToken);
        }
        catch
        {
            _file.SetLength(end);
            throw;
        }

        _isSynced = false;
        Drop(lines.Length);
    }

    private void Sync()
    {
        if (!_isSynced)
        {
            folder.Reached("request log written");
            _file!.Flush(flushToDisk: true);
            _isSynced = true;
            folder.Reached("request log flushed");
        }
    }

    private byte[] Pending()
    {
        lock (_gate)
        {
            return _pending.ToArray();
        }
    }

    private void Drop(int written)
    {
        lock (_gate)
        {
            var rest = _pending.ToArray().AsSpan(written);
            _pending.SetLength(0);
            _pending.Write(rest);
        }
    }
}
