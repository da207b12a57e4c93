using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Flitch.Testing;

/// <summary>An SMTP server on loopback that takes every letter, asks for user and password, and can refuse either.</summary>
public sealed class MailListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<MailLetter> _letters = Channel.CreateUnbounded<MailLetter>();
    private readonly Task _accepting;

    /// <summary>Starts listening.</summary>
    public MailListener()
    {
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
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await new Conversation(this, reader, writer).HoldAsync(_stop.Token);
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    private sealed class Conversation(MailListener listener, StreamReader reader, StreamWriter writer)
    {
        private readonly List<string> _to = [];
        private string? _from;
        private string? _user;
        private string? _password;

        public async Task HoldAsync(CancellationToken cancellationToken)
        {
            await writer.WriteLineAsync("220 mail.test ready");
            while (await reader.ReadLineAsync(cancellationToken) is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync(await AnswerAsync(line, cancellationToken));
            }
        }

        private async Task<string> AnswerAsync(string line, CancellationToken cancellationToken)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    return "250-mail.test\r\n250 AUTH LOGIN";
                case "AUTH":
                    (_user, _password) = (await AskAsync(line.Split(' ').ElementAtOrDefault(2), "VXNlcm5hbWU6", cancellationToken), await AskAsync(null, "UGFzc3dvcmQ6", cancellationToken));
                    return "235 welcome";
                case "MAIL":
                    _from = Between(line);
                    return listener.Refusal ?? "250 ok";
                case "RCPT":
                    _to.Add(Between(line));
                    return "250 ok";
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    listener._letters.Writer.TryWrite(new MailLetter(_from!, [.. _to], _user, _password, await TextAsync(cancellationToken)));
                    return "250 taken";
                default:
                    return "502 what?";
            }
        }

        private async Task<string> AskAsync(string? given, string question, CancellationToken cancellationToken)
        {
            if (given is null)
            {
                await writer.WriteLineAsync("334 " + question);
                given = await reader.ReadLineAsync(cancellationToken);
            }

            return Encoding.UTF8.GetString(Convert.FromBase64String(given!));
        }

        private async Task<string> TextAsync(CancellationToken cancellationToken)
        {
            var text = new StringBuilder();
            while (await reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
            {
                text.Append(line).Append("\r\n");
            }

            return text.ToString();
        }

        private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
