using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Flitch.Web.Tests.Serving;

/// <summary>A proxy in front of Flitch: hands everything on, and answers 502 in its own name where nobody is behind it.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private static readonly byte[] Bad = Encoding.ASCII.GetBytes("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\n502");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Uri _behind;
    private readonly Task _serving;
    private int _refused;

    /// <param name="behind">Whom it stands before.</param>
    public Gateway(Uri behind)
    {
        _behind = behind;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>How often it has answered 502.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(HandOnAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task HandOnAsync(TcpClient visitor)
    {
        using (visitor)
        using (var behind = new TcpClient())
        {
            try
            {
                await behind.ConnectAsync(IPAddress.Loopback, _behind.Port, _closing.Token);
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
                await Task.WhenAny(CopyAsync(visitor, behind, ended.Token), CopyAsync(behind, visitor, ended.Token));
                await ended.CancelAsync();
            }
            catch (SocketException)
            {
                await RefuseAsync(visitor);
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    private async Task RefuseAsync(TcpClient visitor)
    {
        try
        {
            Interlocked.Increment(ref _refused);
            _ = await visitor.GetStream().ReadAsync(new byte[16 * 1024], _closing.Token);
            await visitor.GetStream().WriteAsync(Bad, _closing.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The visitor has left.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to, CancellationToken cancellationToken)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Whoever left has said all.
        }
    }
}
