using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>refresh</c> and <c>partition</c>.</summary>
internal static class RefreshReader
{
    public static RefreshSpec? Read(Block? block)
    {
        if (block is null)
        {
            return null;
        }

        var mode = block.RequiredChoice("mode", "snapshot", "incremental");
        var refresh = new RefreshSpec(mode == "incremental" ? RefreshMode.Incremental : RefreshMode.Snapshot)
        {
            Cursor = Read(block, "cursor", mode),
            From = Read(block, "from", mode),
            To = Read(block, "to", mode),
        };
        block.Close();
        return mode is null ? null : refresh;
    }

    private static string? Read(Block block, string keyword, string? mode)
    {
        switch (mode)
        {
            case "incremental":
                return block.RequiredText(keyword);
            case "snapshot":
                block.Refuse(keyword, "the mode `snapshot`");
                return null;
            default:
                return block.Text(keyword);
        }
    }

    /// <summary>The partition; null for a snapshot, or after a finding.</summary>
    public static PartitionSpec? ReadPartition(Block extension, RefreshSpec? refresh)
    {
        if (refresh?.Mode == RefreshMode.Snapshot)
        {
            extension.Refuse("partition", "the mode `snapshot`");
            return null;
        }

        var block = refresh is null ? extension.Child("partition") : extension.RequiredChild("partition");
        if (block is null)
        {
            return null;
        }

        var by = block.RequiredChoice("by", "day", "month", "year");
        var on = block.As<JsonText>(block.Require("on"), "a text")?.Value;
        block.Close();
        return by is null || on is null ? null : new PartitionSpec(ToUnit(by), on);
    }

    private static PartitionUnit ToUnit(string by) => by switch
    {
        "day" => PartitionUnit.Day,
        "year" => PartitionUnit.Year,
        _ => PartitionUnit.Month,
    };
}
