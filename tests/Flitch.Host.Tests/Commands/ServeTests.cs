using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch serve</c> as a process: where it says it is, and how it ends.</summary>
public sealed class ServeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_it_is_lets_in_once_and_ends_when_asked()
    {
        using var person = new Person();
        using var serving = person.Start("serve", "--urls", "http://127.0.0.1:0", "--json");
        var said = await SaidAsync(serving);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var page = await http.GetAsync(new Uri(said.GetProperty("url").GetString()! + "data"), Ct);
        using var link = await http.GetAsync(said.GetProperty("signInLink").GetString(), Ct);
        using var again = await http.GetAsync(said.GetProperty("signInLink").GetString(), Ct);

        page.Headers.Location!.ToString().Should().Be("/sign-in?to=%2Fdata");
        link.StatusCode.Should().Be(HttpStatusCode.Redirect);
        again.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var term = Process.Start("kill", ["-TERM", serving.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await serving.WaitForExitAsync(Ct);
        serving.ExitCode.Should().Be(0);
        var log = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(person.Data, "logs")).Single(), Ct);
        log.Should().MatchRegex("Flitch [0-9.]+ serves http://127.0.0.1:[0-9]+").And.Contain("Flitch stops serving").And.NotContain(said.GetProperty("signInLink").GetString()!.Split('=')[^1]);
    }

    [Fact]
    public async Task An_open_page_does_not_keep_it_from_ending()
    {
        using var person = new Person();
        using var serving = person.Start("serve", "--urls", "http://127.0.0.1:0", "--json");
        var said = await SaidAsync(serving);
        using var http = new HttpClient();
        (await http.GetAsync(said.GetProperty("signInLink").GetString(), Ct)).StatusCode.Should().Be(HttpStatusCode.OK, "the link leads to the data page");
        using var live = await http.GetAsync(new Uri(said.GetProperty("url").GetString()! + "live/data"), HttpCompletionOption.ResponseHeadersRead, Ct);
        live.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");

        using var term = Process.Start("kill", ["-TERM", serving.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        // A stream that is cut off in the end, after the host has waited for it in vain, cannot be read to its end.
        var told = await live.Content.ReadAsStringAsync(Ct);
        told.Should().StartWith("event: part");
        await serving.WaitForExitAsync(Ct);
        serving.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_with_what_to_do()
    {
        using var person = new Person();
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var outcome = await person.TypesAsync("serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        outcome.ShouldMatch("serve-address");
    }

    [Fact]
    public async Task TLS_is_the_affair_of_a_proxy()
    {
        using var person = new Person();
        (await person.TypesAsync("serve", "--urls", "https://127.0.0.1:5080")).ShouldMatch("serve-https");
    }

    [Fact]
    public async Task Other_machines_are_not_let_in_without_a_password()
    {
        using var person = new Person();
        (await person.TypesAsync("serve", "--urls", "http://0.0.0.0:5080")).ShouldMatch("serve-no-password");
    }

    private static async Task<JsonElement> SaidAsync(Process process)
    {
        var text = "";
        while (await process.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            text += line;
            if (line == "}")
            {
                return JsonDocument.Parse(text).RootElement;
            }
        }

        throw new InvalidOperationException("It ended: " + await process.StandardError.ReadToEndAsync(Ct));
    }
}
