using System.Reflection;
using Xunit.Sdk;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>No test of the kit is one that cannot fail: each notices its defects, in the words that lead an author to them.</summary>
public sealed class DefectTests
{
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var defect in All)
            {
                names.Add(defect.Name, defect.Test);
            }

            return names;
        }
    }

    private static IReadOnlyList<Defect> All { get; } =
        [.. CatalogueDefects.All, .. CheckDefects.All, .. ReadingDefects.All, .. IntervalDefects.All, .. DriftDefects.All, .. FailureDefects.All];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_defect_is_noticed(string name, string test)
    {
        var defect = All.Single(d => d.Name == name && d.Test == test);

        var act = () => DefectiveConformance.RunAsync(new DefectiveConformance(defect), defect.Test);

        (await act.Should().ThrowAsync<FailException>()).Which.Message.Should().Contain(defect.Says).And.Contain("→");
    }

    [Fact]
    public void Every_test_of_the_kit_notices_a_defect()
    {
        var tests = typeof(ConnectorConformance).GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null).Select(m => m.Name);

        All.Select(d => d.Test).Append(nameof(ConnectorConformance.The_plugin_loads_in_a_context_of_its_own_and_unloads)).Distinct().Should().BeEquivalentTo(tests);
    }
}
