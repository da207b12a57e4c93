using Flitch.Connectors;
using Flitch.Host.Logging;
using Flitch.Host.Web.Serving;
using Flitch.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Tests.Logging;

/// <summary>A request that failed on our side can be found in the log by what the person was told.</summary>
public sealed class FailedRequestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flitch-log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_defect_is_in_the_log_under_the_id_that_was_told()
    {
        var (status, told, log) = await AskAsync(new InvalidOperationException("not for people"));
        status.Should().Be(500);
        told.Should().Contain("trace-4711").And.NotContain("not for people");
        log.Should().Contain("Unexpected error at POST /api/v1/anything [trace-4711]").And.Contain("not for people");
    }

    [Fact]
    public async Task An_error_of_ours_is_in_the_log_and_one_of_whoever_asked_is_not()
    {
        var (status, _, log) = await AskAsync(new FlitchException("storage:disk-full", ErrorKind.Storage, "The disk is full.", "Make room."));
        status.Should().Be(500);
        log.Should().Contain("POST /api/v1/anything was answered 500: storage:disk-full: The disk is full. [trace-4711]");

        (status, _, log) = await AskAsync(new FlitchException("usage:unknown-run", ErrorKind.Usage, "No such run.", "Look."));
        status.Should().BeLessThan(500);
        log.Should().NotContain("usage:unknown-run");
    }

    private async Task<(int Status, string Told, string Log)> AskAsync(Exception fault)
    {
        using var file = new LogFile(_folder, new FakeTimeProvider());
        await using var services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        Failures.Use(app, new FileLogger("Flitch.Host.Web", file));
        app.Run(_ => throw fault);
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, TraceIdentifier = "trace-4711", Request = { Method = "POST", Path = "/api/v1/anything" }, Response = { Body = answer } };
        await app.Build()(context);
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(answer.ToArray()), File.Exists(file.Path) ? await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken) : "");
    }
}
