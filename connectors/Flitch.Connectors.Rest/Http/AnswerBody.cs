using System.Buffers;

namespace Flitch.Connectors.Rest.Http;

/// <summary>An answer's whole body in pooled memory.</summary>
internal sealed class AnswerBody : IDisposable
{
    private byte[] _bytes;
    private int _length;

    private AnswerBody(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The body as it came (decompressed).</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The body without a byte order mark.</summary>
    public ReadOnlySpan<byte> Json => Bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : Bytes;

    /// <summary>Reads a body to its end.</summary>
    /// <param name="content">The answer's content.</param>
    /// <param name="limit">The most bytes it may have.</param>
    /// <param name="cancellationToken">The call's deadline.</param>
    /// <exception cref="AnswerTooLargeException">The body is larger than the limit.</exception>
    public static async ValueTask<AnswerBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength ?? 32 * 1024;
        var body = new AnswerBody((int)Math.Clamp(expected + 1, 1024, limit));
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await body.FillAsync(stream, limit, cancellationToken).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private async ValueTask FillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        int read;
        while ((read = await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken).ConfigureAwait(false)) > 0)
        {
            _length += read;
            if (_length > limit)
            {
                throw new AnswerTooLargeException();
            }

            if (_length == _bytes.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
