using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Generators.Tests.Pipeline;

/// <summary>A fault of our own is a finding at the file: the IDE goes on, and the other files are generated.</summary>
public sealed class FaultTests
{
    [Fact]
    public void FaultOfTheGenerator_IsAFindingAtTheFile()
    {
        var result = GenerationResult.Of("schemas/demo/things.json", () => throw new InvalidOperationException("no\nway"));

        result.Sources.Should().BeEmpty();
        result.Fault!.ToString().Should().Be(
            "schemas/demo/things.json(1,1): error FLT1999: Flitch failed at this file: InvalidOperationException: no\\u000Away This is a fault in Flitch; please report it with the file.");
    }

    [Fact]
    public void FaultOfTheReader_IsAFindingAtTheFile()
    {
        // No text brings one about, as the fuzz test shows: so none at all.
        var result = SchemaReader.ReadObject("schemas/demo/things.json", null!);

        result.Value.Should().BeNull();
        result.Diagnostics.Should().ContainSingle().Which.Id.Should().Be(DiagnosticIds.Fault);
    }
}
