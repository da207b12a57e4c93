using System.Text.Json;
using Flitch.Connectors;
using Flitch.Storage.Folders;

namespace Flitch.Storage.RequestLogs;

/// <summary>Reads a run's request log, also while the run goes on. Of a long log only the lines that are asked for are parsed.</summary>
public static class RequestLogReader
{
    /// <summary>Some of a run's calls; none when it made none, or its log was cleared away.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="runId">The run; an id that the catalogue knows.</param>
    /// <param name="object">Only calls for this object; null for all.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">At most this many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: the file cannot be read.</exception>
    public static async Task<LoggedCalls> ReadAsync(DataFolder folder, string runId, string? @object, int skip, int take, CancellationToken cancellationToken)
    {
        if (Find(folder, runId) is not { } path)
        {
            return LoggedCalls.None;
        }

        try
        {
            var content = await DiskGuard.RunAsync(path, () => ContentAsync(path, cancellationToken));
            return Select(content, Lines(content), @object, skip, take);
        }
        catch (FileNotFoundException)
        {
            return LoggedCalls.None; // cleared away meanwhile
        }
    }

    /// <summary>A run that began before midnight on a month's last day stands in the month in which it began.</summary>
    private static string? Find(DataFolder folder, string runId) => Directory.Exists(folder.RunsPath)
        ? Directory.EnumerateDirectories(folder.RunsPath, "month=*").Select(month => Path.Combine(month, runId + ".ndjson")).FirstOrDefault(File.Exists)
        : null;

    private static async Task<byte[]> ContentAsync(string path, CancellationToken cancellationToken)
    {
        // The run that goes on has the file open for writing.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    /// <summary>Where whole lines lie; what follows the last line's end is being written.</summary>
    private static List<Range> Lines(ReadOnlySpan<byte> content)
    {
        var lines = new List<Range>();
        var start = 0;
        while (content[start..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            lines.Add(start..(start + length));
            start += length + 1;
        }

        return lines;
    }

    private static LoggedCalls Select(byte[] content, List<Range> lines, string? @object, int skip, int take)
    {
        var mark = @object is null ? null : JsonSerializer.SerializeToUtf8Bytes(@object, RequestLogJson.Default.String);
        var calls = new List<LoggedCall>();
        var total = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (mark is not null && !IsOf(content.AsSpan(lines[i]), mark))
            {
                continue;
            }

            if (total++ >= skip && calls.Count < take)
            {
                calls.Add(Read(content, lines, i));
            }
        }

        return new LoggedCalls(calls, total);
    }

    private static bool IsOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> mark)
    {
        var name = "\"object\":"u8;
        var at = line.IndexOf(name);
        return at >= 0 && line[(at + name.Length)..].StartsWith(mark);
    }

    private static LoggedCall Read(byte[] content, List<Range> lines, int index)
    {
        var call = Parse(content.AsSpan(lines[index]));
        var before = index > 0 ? Parse(content.AsSpan(lines[index - 1])) : null;
        return call.Show(before is null ? null : Positive(call.SentAt - before.EndedAt));
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static RequestLogLine Parse(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize(line, RequestLogJson.Default.RequestLogLine)!;
}
