using System.Collections.Concurrent;
using System.Text;
using Flitch.Connectors.Rest.Connecting;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Rest.Tests.Calling;

public sealed class SecretTests
{
    // Base64, as the form wants it; it stands in no other text.
    private const string Marker = "TUFSS0VSLVNFQ1JFVC1NQVJLRVI=";

    public static TheoryData<ScriptedAnswer> Failing =>
    [
        Fixture.Error("Wrong key"), Fixture.Error("Busy"), Fixture.Error("Locked out"), Fixture.Error("Slow down"), Fixture.Error("Whatever"),
        ScriptedAnswer.Html(520), ScriptedAnswer.Html(200), ScriptedAnswer.Json("{\"data\":"), ScriptedAnswer.Dropped,
        new ScriptedAnswer(301, []) { Headers = new Dictionary<string, string> { ["Location"] = "http://elsewhere.example/" } },
    ];

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task Secret_is_sent_and_appears_nowhere_else(ScriptedAnswer answer)
    {
        await using var server = new ScriptedServer(answer);
        var log = new CollectingLoggers();
        var clock = new FakeTimeProvider();
        var observer = new RecordingObserver(clock);
        var fields = new Dictionary<string, string> { ["key"] = "k", ["secret"] = Marker, ["base_url"] = server.Address.ToString(), ["tier"] = "none" };
        await using var connector = new RestConnectorFactory(TestService.Create(), new InMemoryKeyLine(), clock, log).Create(fields, observer);

        var act = () => connector.CheckAsync(TestContext.Current.CancellationToken);
        var thrown = await Record.ExceptionAsync(act);

        server.Requests.Should().NotBeEmpty().And.OnlyContain(r => r.Headers["X-Secret"] == Marker, "else this test proves nothing");
        var written = new StringBuilder().AppendJoin('\n', observer.Calls).AppendJoin('\n', observer.Waits).AppendJoin('\n', log.Lines);
        written.Append(thrown).Append((thrown as FlitchException)?.Error);
        written.ToString().Should().NotContain(Marker).And.NotContain("X-Signed").And.NotContain("nonce=");
    }

    [Fact]
    public void Wrong_value_of_a_secret_field_is_never_repeated()
    {
        var factory = new RestConnectorFactory(TestService.Create(), new InMemoryKeyLine(), TimeProvider.System, new CollectingLoggers());
        var fields = new Dictionary<string, string> { ["key"] = "k", ["secret"] = "not!base64!MARKER" };

        var errors = factory.Validate(fields);
        var act = () => factory.Create(fields, new RecordingObserver());

        errors.Should().ContainSingle().Which.Text.Should().Contain("base64").And.NotContain("MARKER");
        act.Should().Throw<FlitchException>().Which.ToString().Should().NotContain("MARKER");
    }

    private sealed class CollectingLoggers : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);
    }
}
