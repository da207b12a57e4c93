namespace Flitch.Connectors.Schema.Tests.Reading;

/// <summary>What the grammar allows is read without a word.</summary>
public sealed class VariantsTests
{
    public static TheoryData<string> Names => new(Sample.Variants.Select(m => m.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_allowed_change_is_read_without_findings(string name) => Sample.Variants.Single(v => v.Name == name).Read().Should().BeEmpty();
}
