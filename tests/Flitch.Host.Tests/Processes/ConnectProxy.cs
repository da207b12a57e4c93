using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Flitch.Host.Tests.Processes;

/// <summary>
/// A proxy that wants a password and lets CONNECT through. It ends TLS itself, with a certificate for the host that was asked for, and goes on in the clear to a server
/// on this machine: what stands behind plays any host in the world.
/// </summary>
internal sealed class ConnectProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyDictionary<string, Uri> _hosts;
    private readonly string _password;
    private readonly X509Certificate2 _certificate;
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly Task _accepting;

    /// <param name="password">What it wants to hear of the user <c>ann</c>.</param>
    /// <param name="hosts">Who stands behind each host.</param>
    public ConnectProxy(string password, IReadOnlyDictionary<string, Uri> hosts)
    {
        (_password, _hosts, _certificate) = (password, hosts, TestCertificate.For(hosts.Keys));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Authority => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The lines with which it was asked and the password was right, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>The certificate, for whoever is to trust it.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await HeadAsync(stream) is { } head)
            {
                if (!IsKnown(head))
                {
                    await AnswerAsync(stream, "407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0");
                    continue;
                }

                _asked.Enqueue(head.Split("\r\n")[0]);
                await TunnelAsync(stream, head.Split(' ')[1].Split(':')[0]);
                return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // One of the ends hung up.
        }
    }

    private bool IsKnown(string head) =>
        head.Contains("Proxy-Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:" + _password)), StringComparison.Ordinal);

    private async Task TunnelAsync(NetworkStream stream, string host)
    {
        if (!_hosts.TryGetValue(host, out var behind))
        {
            await AnswerAsync(stream, "403 Not there\r\nContent-Length: 0");
            return;
        }

        await AnswerAsync(stream, "200 Go on");
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        using var server = new TcpClient();
        await server.ConnectAsync(behind.Host, behind.Port, _stop.Token);
        await Task.WhenAny(tls.CopyToAsync(server.GetStream(), _stop.Token), server.GetStream().CopyToAsync(tls, _stop.Token));
    }

    private Task AnswerAsync(NetworkStream stream, string head) => stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\n\r\n"), _stop.Token).AsTask();

    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
