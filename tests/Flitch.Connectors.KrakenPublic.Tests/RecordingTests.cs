namespace Flitch.Connectors.KrakenPublic.Tests;

/// <summary>Answers that others recorded, which lie outside the repository.</summary>
public sealed class RecordingTests
{
    private static readonly string? Folder = new[] { Environment.GetEnvironmentVariable("FLITCH_RECORDINGS"), Beside() }.FirstOrDefault(Directory.Exists);

    [Theory]
    [InlineData("assets", "Assets__*.json", 3)]
    [InlineData("asset_pairs", "AssetPairs__*.json", 2)]
    [InlineData("system_status", "SystemStatus__*.json", 1)]
    public void Each_recorded_answer_is_read_as_described(string name, string pattern, int rows)
    {
        Assert.SkipWhen(Folder is null, "There are no recorded answers: set FLITCH_RECORDINGS to their folder.");
        var o = KrakenPublicPlugin.Service.Objects.Single(o => o.Descriptor.Name == name);

        var files = Directory.GetFiles(Folder!, pattern);
        files.Should().NotBeEmpty();
        foreach (var file in files)
        {
            var body = File.ReadAllBytes(file);
            using var batch = o.Extractor.CreateBatch();
            KrakenPublicPlugin.Service.Envelope.Read(body).Should().BeEquivalentTo(new { Error = (string?)null, HasResult = true });
            var result = o.Extractor.Extract(body, batch, "currency");
            (result.Records, result.Drift).Should().BeEquivalentTo((rows, Array.Empty<Reading.Drift>()), file);
        }
    }

    private static string? Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "kraken", "real");
    }
}
