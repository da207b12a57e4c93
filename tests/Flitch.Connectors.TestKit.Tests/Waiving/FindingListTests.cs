using Flitch.Connectors.TestKit.Findings;
using Xunit.Sdk;

namespace Flitch.Connectors.TestKit.Tests.Waiving;

/// <summary>How a test of the kit ends: passed, failed, or skipped with the reason. What is waived is told, and so is a waiver that nothing needs.</summary>
public sealed class FindingListTests
{
    [Fact]
    public void What_is_right_passes()
    {
        var list = new FindingList("Test", []);
        list.Require(true, "ledgers", "wrong", "mend");
        list.DoesNotApply("balance", "no rows");

        list.Invoking(l => l.Conclude()).Should().NotThrow();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_with_what_to_edit()
    {
        var list = new FindingList("Test", []);
        list.Require(false, "ledgers", "the amount is a float", "Read text.");
        list.Add("balance", "a row is lost", "Keep it.");

        Fail(list).Should().EndWith("ledgers: the amount is a float\n    → Read text.\nbalance: a row is lost\n    → Keep it.");
    }

    [Fact]
    public void A_long_list_is_cut()
    {
        var list = new FindingList("Test", []);
        Enumerable.Range(0, 25).ToList().ForEach(i => list.Add("ledgers", $"wrong {i}", "Mend."));

        Fail(list).Should().Contain("wrong 19\n").And.NotContain("wrong 20\n").And.EndWith("… and 5 more");
    }

    [Fact]
    public void A_test_that_looked_at_nothing_is_skipped_with_the_reasons()
    {
        var list = new FindingList("Test", []);
        list.DoesNotApply("ledgers", "no pages");
        list.DoesNotApply("balance", "no key");

        Skip(list).Should().EndWith("ledgers: no pages\nbalance: no key");
    }

    [Fact]
    public void A_waived_finding_is_told_as_skipped()
    {
        var list = new FindingList("Test", [new Waiver("Test", "ledgers", "The test account has none.")]);
        list.Add("ledgers", "no rows", "Have some.");

        Skip(list).Should().EndWith("ledgers: waived: The test account has none.");
    }

    [Fact]
    public void A_waiver_covers_its_own_object_and_test_only()
    {
        var list = new FindingList("Test", [new Waiver("Test", "ledgers", "None."), new Waiver("Other", "balance", "None.")]);
        list.Add("ledgers", "no rows", "Have some.");
        list.Add("balance", "no rows", "Have some.");

        Fail(list).Should().EndWith("balance: no rows\n    → Have some.").And.NotContain("ledgers");
    }

    [Fact]
    public void A_waiver_that_nothing_needs_is_a_failure()
    {
        var list = new FindingList("Test", [new Waiver("Test", "ledgers", "None yet.")]);
        list.Look("ledgers");

        Fail(list).Should().EndWith("ledgers: the waiver \"None yet.\" is not needed: nothing is wrong here\n    → Take it out of Waivers.");
    }

    [Fact]
    public void A_test_that_is_waived_whole_is_not_run()
    {
        var list = new FindingList("Test", [new Waiver("Test", null, "The service has no errors.")]);

        list.Invoking(l => l.SkipIfWaived()).Should().Throw<SkipException>().Which.Message.Should().EndWith("Waived: The service has no errors.");
        new FindingList("Other", [new Waiver("Test", null, "-")]).Invoking(l => l.SkipIfWaived()).Should().NotThrow();
    }

    private static string Fail(FindingList list) => list.Invoking(l => l.Conclude()).Should().Throw<FailException>().Which.Message;

    private static string Skip(FindingList list) => list.Invoking(l => l.Conclude()).Should().Throw<SkipException>().Which.Message;
}
