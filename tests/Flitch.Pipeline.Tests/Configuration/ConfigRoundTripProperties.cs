using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Pipeline.Tests.Configuration;

/// <summary>Whatever is set: exported, applied to an empty folder and exported again, the file is the same, byte by byte.</summary>
public sealed class ConfigRoundTripProperties
{
    private static readonly string[] Titles = ["Konto", "Süd „2“", "口座 🏦", "a\\b \"c\"", "</script>", "مرحبا", "ends in é"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void An_exported_file_makes_the_same_again() => Prop.ForAll(Cases(), c => CheckAsync(c).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    private static async Task CheckAsync(Case[] cases)
    {
        await using var first = new ConfigBench();
        await FillAsync(first, cases);
        var file = await first.ExportAsync(Ct);
        file.Should().EndWith("}\n").And.NotContain("\r").And.NotContain(PipelineBench.Key);
        (await first.PlanAsync(file, Ct)).Changes.Should().BeEmpty("what is stored is what the file says, though no variable is set");

        await using var second = new ConfigBench();
        second.SetNamed(file);
        (await second.ApplyAsync(file, Ct)).Failed.Should().BeNull();
        (await second.ExportAsync(Ct)).Should().Be(file);
        (await second.PlanAsync(file, Ct)).Changes.Should().BeEmpty();
    }

    private static async Task FillAsync(ConfigBench bench, Case[] cases)
    {
        foreach (var (number, one) in cases.Index())
        {
            var name = "c" + number;
            var fields = new Dictionary<string, string> { ["api_key"] = PipelineBench.Key, ["tier"] = one.Tier };
            string[] datasets = one.Both ? ["wallet", "events"] : ["events"];
            await bench.Pipeline.Connections.AddAsync(new ConnectionRequest("double", name, fields) { Title = one.Title, Datasets = datasets }, Ct);
            await bench.Pipeline.Connections.EditAsync(
                name,
                new ConnectionEdit
                {
                    Intervals = new Dictionary<string, TimeSpan?> { ["events"] = one.Minutes == 0 ? null : TimeSpan.FromMinutes(one.Minutes) },
                    Starts = new Dictionary<string, DateTimeOffset?> { ["events"] = one.Start == 0 ? null : DateTimeOffset.UnixEpoch.AddMicroseconds(one.Start) },
                },
                Ct);
        }

        var notices = cases.Length % 2 == 0 ? new Dictionary<string, string>() : new Dictionary<string, string>
        {
            ["webhook_url"] = "https://hooks.example.org/T0KEN", ["webhook_secret"] = "s3cret", ["mail_host"] = "smtp.example.org", ["mail_from"] = "ä <a@example.org>", ["mail_to"] = "b@example.org",
        };
        await bench.Notices.SetAsync(notices, Ct);
    }

    private static Arbitrary<Case[]> Cases()
    {
        var one = from title in Gen.Elements(Titles)
                  from tier in Gen.Elements("auto", "slow", "fast")
                  from both in Gen.Elements(true, false)
                  from minutes in Gen.Elements(0, 5, 15, 60, 90, 1440, 10080)
                  from start in Gen.Elements(0L, 86_400_000_000L, 1_700_000_000_000_000L, 1_700_000_000_123_450L)
                  select new Case(title, tier, both, minutes, start);
        return one.ArrayOf().Where(cases => cases.Length <= 4).ToArbitrary();
    }

    private sealed record Case(string Title, string Tier, bool Both, int Minutes, long Start);
}
