using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Flitch.Testing;

/// <summary>
/// An HTTP server on loopback, close to the wire, whose answers a test writes: whole ones, cut ones, none. It is real HTTP; only what no well-behaved
/// server does is scripted.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = [];
    private readonly Func<ScriptedRequest, ScriptedAnswer> _answer;
    private readonly Task _accepting;

    /// <summary>Starts serving.</summary>
    /// <param name="answer">Makes the answer to a request; called for one request at a time per connection.</param>
    public ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Starts serving a list of answers, one after the other; the last one goes on for ever.</summary>
    public ScriptedServer(params ScriptedAnswer[] answers)
        : this(InTurn(answers))
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
    }

    private static Func<ScriptedRequest, ScriptedAnswer> InTurn(ScriptedAnswer[] answers)
    {
        var next = -1;
        return _ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;

        // Head and body are two writes: the second would wait for the first one's acknowledgement, which comes 40 ms later.
        client.NoDelay = true;
        try
        {
            var stream = client.GetStream();
            while (await RequestReader.ReadAsync(stream, _stop.Token) is { } request)
            {
                _requests.Enqueue(request);
                if (!await AnswerAsync(client, stream, _answer(request)))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, ScriptedAnswer answer)
    {
        if (answer.Status > 0)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(HeadOf(answer)), _stop.Token);
            await stream.WriteAsync(answer.Body.AsMemory(0, answer.SendOnly ?? answer.Body.Length), _stop.Token);
            await stream.FlushAsync(_stop.Token);
        }

        if (answer.Then == ScriptedAnswer.Ending.Hang)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (answer.Then == ScriptedAnswer.Ending.Reset)
        {
            // Closing with a linger time of zero sends RST.
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            return false;
        }

        return true;
    }

    private static string HeadOf(ScriptedAnswer answer)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Scripted\r\nContent-Type: {answer.ContentType}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        if (answer.Date is { } date)
        {
            head.Append(CultureInfo.InvariantCulture, $"Date: {date:R}\r\n");
        }

        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
