namespace Flitch.Host.Tests.Processes;

/// <summary>Compares an outcome with the file that says how it should be.</summary>
internal static class GoldenFile
{
    public static void ShouldMatch(this Outcome outcome, string name)
    {
        var path = Path.Combine(Tree.Golden, name + ".txt");
        var actual = outcome.ToString();
        if (Environment.GetEnvironmentVariable("FLITCH_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        actual.Should().Be(File.ReadAllText(path).ReplaceLineEndings("\n"), "Golden/{0}.txt says so", name);
    }
}
