using System.Buffers;
using Flitch.Connectors.Rest.Extraction.Texts;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>Property names as they stand in an answer.</summary>
internal static class JsonNames
{
    /// <summary>The name that begins at <paramref name="start"/>, with its quotes, escaped as it came.</summary>
    public static ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> body, int start)
    {
        var i = start + 1;
        while (body[i] != (byte)'"')
        {
            i += body[i] == (byte)'\\' ? 2 : 1;
        }

        return body[start..(i + 1)];
    }

    /// <summary>Writes a path such as <c>descr/pair</c> from where its names begin.</summary>
    /// <param name="body">The whole answer.</param>
    /// <param name="levels">Where the names of the objects around the field begin.</param>
    /// <param name="name">The field's name with its quotes.</param>
    /// <param name="path">Receives the path.</param>
    public static void WritePath(ReadOnlySpan<byte> body, List<int> levels, ReadOnlySpan<byte> name, ArrayBufferWriter<byte> path)
    {
        path.ResetWrittenCount();
        foreach (var level in levels)
        {
            Write(Raw(body, level), path);
            path.Write("/"u8);
        }

        Write(name, path);
    }

    private static void Write(ReadOnlySpan<byte> quoted, ArrayBufferWriter<byte> path)
    {
        var escaped = quoted[1..^1];
        if (JsonText.TryUnescape(escaped, path.GetSpan(escaped.Length + 1), out var written))
        {
            path.Advance(written);
        }
        else
        {
            path.Write(escaped);
        }
    }
}
