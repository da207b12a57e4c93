using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>The whole account, through connector, pipeline and storage.</summary>
public sealed class WholeAccountTests
{
    [Fact]
    public async Task What_is_stored_is_the_sandboxs_truth_row_by_row_and_nothing_new_takes_one_call_a_dataset()
    {
        await using var host = await SandboxedHost.StartAsync();

        var first = await host.RefreshAsync();

        first.State.Should().Be(RunState.Succeeded, string.Join("; ", first.Errors.Select(e => e.Summary)));
        foreach (var dataset in SandboxedHost.Catalog.Objects)
        {
            (await host.DifferencesAsync(dataset.Name)).Should().BeEmpty(dataset.Name);
        }

        var second = await host.RefreshAsync();
        second.Datasets.Should().OnlyContain(d => d.Calls == 1);
        second.Calls.Should().Be(7);
    }
}
