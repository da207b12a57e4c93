using Xunit;

namespace Flitch.Connectors.TestKit.Findings;

/// <summary>What one test found, and what it could not look at.</summary>
internal sealed class FindingList(string test, IReadOnlyList<Waiver> waivers)
{
    /// <summary>The subject of what is not about an object.</summary>
    public const string Connector = "connector";

    private const int MostShown = 20;

    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _looked = [];
    private readonly List<string> _reasons = [];

    private IEnumerable<Waiver> Mine => waivers.Where(w => w.Test == test);

    /// <summary>Something is wrong.</summary>
    public void Add(string subject, string text, string fix)
    {
        _looked.Add(subject);
        _findings.Add(new Finding(subject, text, fix));
    }

    /// <summary>Notes what is wrong unless <paramref name="holds"/>.</summary>
    public bool Require(bool holds, string subject, string text, string fix)
    {
        _looked.Add(subject);
        if (!holds)
        {
            Add(subject, text, fix);
        }

        return holds;
    }

    /// <summary>The subject was looked at; a test that looked at nothing is skipped.</summary>
    public void Look(string subject) => _looked.Add(subject);

    /// <summary>The test says nothing about a subject.</summary>
    public void DoesNotApply(string subject, string reason) => _reasons.Add($"{subject}: {reason}");

    /// <summary>The whole test is waived: it is not run.</summary>
    public void SkipIfWaived()
    {
        if (Mine.FirstOrDefault(w => w.Subject is null) is { } waiver)
        {
            Assert.Skip($"Waived: {waiver.Reason}");
        }
    }

    /// <summary>Ends the test: passed, failed with everything that is wrong, or skipped with the reasons. What was not looked at is in the test's output.</summary>
    public void Conclude()
    {
        _reasons.ForEach(reason => TestContext.Current.TestOutputHelper?.WriteLine($"Not looked at: {reason}"));
        var waived = _findings.Where(f => Mine.Any(w => w.Subject == f.Subject)).Select(f => f.Subject).ToHashSet();
        var open = _findings.Where(f => !waived.Contains(f.Subject)).Concat(Needless(waived)).ToList();
        if (open.Count > 0)
        {
            Assert.Fail(TextOf(open));
        }

        if (_looked.All(waived.Contains))
        {
            Assert.Skip(string.Join("\n", _reasons.Concat(Mine.Select(w => $"{w.Subject}: waived: {w.Reason}")).DefaultIfEmpty("The connector has nothing that this is about.")));
        }
    }

    private IEnumerable<Finding> Needless(HashSet<string> waived) => Mine.Where(w => w.Subject is { } subject && !waived.Contains(subject))
        .Select(w => new Finding(w.Subject!, $"the waiver \"{w.Reason}\" is not needed: nothing is wrong here", "Take it out of Waivers."));

    private static string TextOf(List<Finding> findings)
    {
        var shown = string.Join("\n", findings.Take(MostShown).Select(f => f.ToString()));
        return findings.Count > MostShown ? $"{shown}\n… and {findings.Count - MostShown} more" : shown;
    }
}
