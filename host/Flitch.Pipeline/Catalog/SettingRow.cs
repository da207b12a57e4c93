namespace Flitch.Pipeline.Catalog;

/// <summary>One setting of the whole data folder.</summary>
internal sealed class SettingRow
{
    public required string Name { get; set; }

    public required string Value { get; set; }
}
