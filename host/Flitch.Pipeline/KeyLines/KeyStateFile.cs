using System.Text.Json;
using System.Text.Json.Serialization;
using Flitch.Connectors.KeyLine;
using Microsoft.Win32.SafeHandles;

namespace Flitch.Pipeline.KeyLines;

/// <summary>
/// Reads and writes a key's state in its locked file. A state is one block of fixed length, padded with spaces, so that one write call replaces it: a
/// process that is killed leaves the old state or the new one, and the next process sees it through the page cache at once. It is not fsynced: after a
/// power cut an older state can come back, which is harmless, because a nonce is never below the clock and a counter decays.
/// </summary>
internal static class KeyStateFile
{
    public const int Length = 1024;

    public static int Read(SafeFileHandle file, Span<byte> block) => RandomAccess.Read(file, block, 0);

    /// <summary>The state in a block; null when the file is new or not readable as a state.</summary>
    public static KeyState? Parse(ReadOnlySpan<byte> block)
    {
        try
        {
            return block.IsEmpty ? null : JsonSerializer.Deserialize(block, KeyStateJson.Default.KeyState);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write(SafeFileHandle file, KeyState state)
    {
        var block = new byte[Length];
        var json = JsonSerializer.SerializeToUtf8Bytes(state, KeyStateJson.Default.KeyState);
        block.AsSpan().Fill((byte)' ');
        json.CopyTo(block.AsSpan());
        RandomAccess.Write(file, block, 0);
        return block;
    }
}

/// <summary>The state's JSON, without reflection.</summary>
[JsonSerializable(typeof(KeyState))]
internal sealed partial class KeyStateJson : JsonSerializerContext;
