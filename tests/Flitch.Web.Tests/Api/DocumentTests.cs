using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Api;

/// <summary>The commands in docs/api.md do what stands beside them.</summary>
public sealed partial class DocumentTests(ServedApi api)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Text => File.ReadAllText(Path.Combine(Tree.Root, "docs", "api.md"));

    [Fact]
    public async Task Every_command_works_one_after_the_other()
    {
        var blocks = Blocks().Matches(Text).Select(m => m.Groups[1].Value).ToList();

        var answers = await RunAsync(string.Join("echo; echo ==\n", blocks));

        answers.Should().HaveSameCount(blocks);
        var json = answers.Select(a => a.Trim()).Where(a => a.Length > 0).Select(a => JsonNode.Parse(a)!).ToList();
        json.Should().HaveCount(blocks.Count - 2, "making the function and disconnecting answer nothing").And.OnlyContain(a => a["code"] == null);
        json.Should().ContainSingle(a => (string?)a["state"] == "succeeded").Which["datasets"]!.AsArray().Should().HaveCount(2);
        (await api.SendAsync("GET", "connections/trading")).Status.Should().Be(404);
    }

    [Fact]
    public async Task The_example_of_a_refusal_is_what_is_answered()
    {
        var shown = JsonNode.Parse(Json().Match(Text).Groups[1].Value)!;

        var (_, real) = await api.SendAsync("GET", "connections/maim");

        real!.AsObject().Select(p => p.Key).Should().Equal(shown.AsObject().Select(p => p.Key));
        ((string)real["code"]!).Should().Be((string)shown["code"]!);
        ((int)real["status"]!).Should().Be((int)shown["status"]!);
    }

    private async Task<string[]> RunAsync(string script)
    {
        var fields = api.Kraken.Fields;
        // The sandbox stands in for Kraken.
        script = script.Replace("\"fields\": {", $"\"fields\": {{ \"base_url\": \"{fields["base_url"]}\", \"tier\": \"none\",", StringComparison.Ordinal);
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-e", "-u", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["FLITCH"] = api.Flitch.Address.ToString().TrimEnd('/'), ["TOKEN"] = api.Token, ["KRAKEN_KEY"] = fields["api_key"], ["KRAKEN_SECRET"] = fields["private_key"],
            },
        })!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(Ct), bash.StandardError.ReadToEndAsync(Ct));
        await bash.WaitForExitAsync(Ct);
        bash.ExitCode.Should().Be(0, "{0} {1}", await output, await error);
        return (await output).Split("==\n");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
