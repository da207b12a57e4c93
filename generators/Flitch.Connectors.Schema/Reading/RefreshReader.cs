using System.Linq;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Reads <c>refresh</c> and <c>partition</c>.</summary>
internal static class RefreshReader
{
    /// <summary>Reads the block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isListedApart">Whether the object is listed for each of some values: rows are then found by those listings alone.</param>
    public static RefreshSpec? Read(Block? block, bool isListedApart)
    {
        if (block is null)
        {
            return null;
        }

        block.Text("$comment");
        var mode = block.RequiredChoice("mode", "snapshot", "incremental");
        var refresh = new RefreshSpec(mode == "incremental" ? RefreshMode.Incremental : RefreshMode.Snapshot)
        {
            Cursor = Read(block, "cursor", mode),
            From = Read(block, "from", mode),
            To = Read(block, "to", mode),
            Rewrites = ReadRewrites(block, mode),
            Unset = ReadUnset(block, mode),
        };
        if (isListedApart && mode == "incremental")
        {
            block.Refuse("rewrites", "`each`");
            block.Refuse("unset", "`each`");
        }

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

    private static EquatableArray<string> ReadRewrites(Block block, string? mode)
    {
        if (mode == "snapshot")
        {
            block.Refuse("rewrites", "the mode `snapshot`");
            return EquatableArrays.Empty<string>();
        }

        var columns = block.Texts("rewrites");
        if (columns?.Count == 0)
        {
            block.Findings.Error(
                DiagnosticIds.EmptyList, block.SpanOf("rewrites"), "`rewrites` is empty.", "Name the column that holds the other row's key, or remove it.");
        }

        return (columns ?? Enumerable.Empty<JsonText>()).Select(c => c.Value).ToEquatableArray();
    }

    private static UnsetSpec? ReadUnset(Block refresh, string? mode)
    {
        if (mode == "snapshot")
        {
            refresh.Refuse("unset", "the mode `snapshot`");
            return null;
        }

        if (refresh.Child("unset") is not { } block)
        {
            return null;
        }

        var cursor = block.RequiredText("cursor");
        var parameters = RequestReader.ReadReplacing(block);
        block.Close();
        return cursor is null ? null : new UnsetSpec(cursor, parameters);
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
