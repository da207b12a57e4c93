using System.Reflection;
using System.Text.Json;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Kraken.Tests;

public sealed class KrakenPluginTests
{
    [Fact]
    public void Assembly_names_its_plugin_and_the_plugin_its_scheme()
    {
        var attribute = typeof(KrakenPlugin).Assembly.GetCustomAttribute<ConnectorPluginAttribute>();

        attribute!.PluginType.Should().Be<KrakenPlugin>();
        KrakenPlugin.Service.Authentication.Name.Should().Be(KrakenPlugin.Service.Descriptor.Authentication);
        new KrakenPlugin().Descriptor.Objects.Select(o => o.Name).Should().Equal(KrakenPlugin.Service.Objects.Select(o => o.Descriptor.Name));
    }

    [Fact]
    public void Only_what_the_schema_files_name_can_be_called()
    {
        var named = Directory.GetFiles(Schemas(), "*.json").Select(PathOf).ToList();

        KrakenPlugin.Service.AllowedPaths.Should().BeEquivalentTo(named.Select(path => ("POST", path)));
    }

    [Fact]
    public async Task Calls_that_change_an_account_are_refused_at_the_handler()
    {
        using var connector = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Schemas(), "connector.json"), TestContext.Current.CancellationToken));
        var never = connector.RootElement.GetProperty("neverCall").EnumerateArray().Select(p => p.GetString()!.TrimEnd('*')).ToList();
        using var sent = new Sent();
        using var http = new HttpMessageInvoker(new PathGuardHandler(new Uri("https://api.kraken.com/"), KrakenPlugin.Service.AllowedPaths, sent));

        foreach (var path in never.Append("/0/private/Ledgers?x=1/../AddOrder").Append("/0/private/AddOrder?path=/0/private/Ledgers"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.kraken.com" + path);
            var isNamed = KrakenPlugin.Service.AllowedPaths.Contains(("POST", request.RequestUri!.AbsolutePath));
            var act = () => http.SendAsync(request, TestContext.Current.CancellationToken);
            if (!isNamed)
            {
                await act.Should().ThrowAsync<InvalidOperationException>(path);
            }
        }

        never.Should().HaveCountGreaterThan(10).And.NotContain(p => KrakenPlugin.Service.AllowedPaths.Any(a => a.Path == p));
        sent.Count.Should().Be(0);
    }

    [Fact]
    public void Every_error_of_the_catalogue_reads_as_whole_sentences_for_every_object()
    {
        var errors = new ErrorCatalog(KrakenPlugin.Service.Descriptor);
        var now = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
        foreach (var entry in KrakenPlugin.Service.Descriptor.Errors)
        {
            foreach (var name in KrakenPlugin.Service.Descriptor.Objects.Select(o => (string?)o.Name).Append(null))
            {
                var error = errors.Describe(entry.Code.Replace("*", "x", StringComparison.Ordinal), name, null, now.AddMinutes(15), now);

                error.Kind.Should().BeOneOf(entry.Kind, ErrorKind.Provider);
                (error.Summary + error.Fix).Should().NotContain("{").And.NotContain("  ");
                error.Summary.Should().EndWith(".");
                error.Fix.Should().EndWith(".");
            }
        }
    }

    private static string PathOf(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var root = document.RootElement;
        var owner = root.TryGetProperty("x-flitch", out var extension) ? extension.GetProperty("request") : root.GetProperty("keyInfo");
        return owner.GetProperty("path").GetString()!;
    }

    private static string Schemas()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "schemas", "kraken")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The schemas are not above the test's folder.");
        }

        return Path.Combine(folder.FullName, "schemas", "kraken");
    }

    private sealed class Sent : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
