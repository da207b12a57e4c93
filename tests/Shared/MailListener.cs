using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace Flitch.Testing;

/// <summary>An SMTP server on loopback that takes every letter, asks for user and password, and can refuse them; with a certificate it wants STARTTLS first.</summary>
public sealed class MailListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<MailLetter> _letters = Channel.CreateUnbounded<MailLetter>();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    /// <summary>Starts listening.</summary>
    /// <param name="certificate">Its certificate; null for a server that knows no encryption.</param>
    public MailListener(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer to a letter's first line, instead of taking it; null to take it.</summary>
    public string? Refusal { get; set; }

    /// <summary>The next letter that comes.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<MailLetter> NextAsync(CancellationToken cancellationToken) =>
        _letters.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await using var conversation = new Conversation(this, client.GetStream());
        try
        {
            await conversation.HoldAsync(_stop.Token);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client hung up, or does not trust the certificate.
        }
    }

    private sealed class Conversation : IAsyncDisposable
    {
        private readonly MailListener _server;
        private readonly List<string> _to = [];
        private Stream _stream;
        private StreamReader _reader;
        private StreamWriter _writer;
        private string? _from;
        private string? _user;
        private string? _password;

        public Conversation(MailListener server, Stream stream) => (_server, _stream, _reader, _writer) = (server, stream, Reader(stream), Writer(stream));

        public async Task HoldAsync(CancellationToken cancellationToken)
        {
            await _writer.WriteLineAsync("220 mail.test ready");
            while (await _reader.ReadLineAsync(cancellationToken) is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await _writer.WriteLineAsync(await AnswerAsync(line, cancellationToken));
                if (line == "STARTTLS")
                {
                    await EncryptAsync(cancellationToken);
                }
            }
        }

        public ValueTask DisposeAsync() => _stream.DisposeAsync();

        private static StreamReader Reader(Stream stream) => new(stream, Encoding.UTF8, leaveOpen: true);

        private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };

        private async Task EncryptAsync(CancellationToken cancellationToken)
        {
            var tls = new SslStream(_stream);
            _stream = tls;
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _server._certificate }, cancellationToken);
            (_reader, _writer) = (Reader(tls), Writer(tls));
        }

        private async Task<string> AnswerAsync(string line, CancellationToken cancellationToken)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    return "250-mail.test\r\n" + (_server._certificate is null || _stream is SslStream ? "250 AUTH LOGIN" : "250 STARTTLS");
                case "STARTTLS":
                    return "220 go on in secret";
                case "AUTH":
                    (_user, _password) = (await AskAsync(line.Split(' ').ElementAtOrDefault(2), "VXNlcm5hbWU6", cancellationToken), await AskAsync(null, "UGFzc3dvcmQ6", cancellationToken));
                    return "235 welcome";
                case "MAIL":
                    _from = Between(line);
                    return _server.Refusal ?? "250 ok";
                case "RCPT":
                    _to.Add(Between(line));
                    return "250 ok";
                case "DATA":
                    await _writer.WriteLineAsync("354 go on");
                    _server._letters.Writer.TryWrite(new MailLetter(_from!, [.. _to], _user, _password, await TextAsync(cancellationToken)));
                    return "250 taken";
                default:
                    return "502 what?";
            }
        }

        private async Task<string> AskAsync(string? given, string question, CancellationToken cancellationToken)
        {
            if (given is null)
            {
                await _writer.WriteLineAsync("334 " + question);
                given = await _reader.ReadLineAsync(cancellationToken);
            }

            return Encoding.UTF8.GetString(Convert.FromBase64String(given!));
        }

        private async Task<string> TextAsync(CancellationToken cancellationToken)
        {
            var text = new StringBuilder();
            while (await _reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
            {
                text.Append(line).Append("\r\n");
            }

            return text.ToString();
        }

        private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
