using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Catalogue;

/// <summary>Keys, cursors and partitions that can serve as such.</summary>
internal static class KeyChecks
{
    public static void Look(ConnectorDescriptor descriptor, FindingList findings)
    {
        foreach (var o in descriptor.Objects)
        {
            findings.Look(o.Name);
            LookAtKey(o, findings);
            if (o.Mode == RefreshMode.Incremental)
            {
                LookAtCursor(o, findings);
            }
            else if (o.Cursor is not null)
            {
                findings.Add(o.Name, $"it is a snapshot with the cursor {o.Cursor}", "Set refresh.mode to incremental, or take the cursor away.");
            }
        }
    }

    private static void LookAtKey(ObjectDescriptor o, FindingList findings)
    {
        findings.Require(
            o.PrimaryKey.Count > 0 || o.Mode == RefreshMode.Snapshot, o.Name,
            "it is incremental and has no primary key: a row that comes twice would be stored twice",
            "Name the columns that tell its rows apart under primaryKey.");
        foreach (var name in o.PrimaryKey)
        {
            if (Column(o, name, "primaryKey", findings) is { } column)
            {
                findings.Require(!column.Nullable, o.Name, $"the key column {name} may be missing", $"Put {name} under required, or choose another key.");
                findings.Require(column.Type.Kind != ColumnKind.List, o.Name, $"the key column {name} is a list", "Choose a column with one value.");
            }
        }
    }

    private static void LookAtCursor(ObjectDescriptor o, FindingList findings)
    {
        if (!findings.Require(o.Cursor is not null, o.Name, "it is incremental and has no cursor", "Name the time column under refresh.cursor."))
        {
            return;
        }

        if (Column(o, o.Cursor!, "refresh.cursor", findings) is { } cursor)
        {
            findings.Require(
                cursor.Type.Kind == ColumnKind.Timestamp, o.Name, $"the cursor {o.Cursor} is {cursor.Type}, not a time",
                "Give it the format of a time, or choose another.");
            findings.Require(
                !cursor.Nullable || o.UnsetCursor is not null, o.Name, $"the cursor {o.Cursor} may be missing, and such rows would never be found",
                "Put it under required, or name under refresh.unset the time by which such rows are listed.");
        }

        if (o.Partition is { } partition && Column(o, partition.On, "partition.on", findings) is { } on)
        {
            findings.Require(on.Type.Kind == ColumnKind.Timestamp, o.Name, $"it is divided by {partition.On}, which is {on.Type}", "Divide it by a time.");
        }

        findings.Require(
            o.Partition is not null, o.Name, "it is incremental and does not say how its files are divided", "Give partition.by and partition.on.");
    }

    private static ColumnDescriptor? Column(ObjectDescriptor o, string name, string keyword, FindingList findings)
    {
        var column = o.Columns.FirstOrDefault(c => c.Name == name);
        findings.Require(
            column is not null, o.Name, $"{keyword} names {name}, which is no column", $"Name one of {string.Join(", ", o.Columns.Select(c => c.Name))}.");
        return column;
    }
}
