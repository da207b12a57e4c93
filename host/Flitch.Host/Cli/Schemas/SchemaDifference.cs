using Flitch.Connectors.Schema.Model;
using Flitch.Storage.Evolving;

namespace Flitch.Host.Cli.Schemas;

/// <summary>Compares schemas. What a change does to files is storage's to say: this asks it.</summary>
internal static class SchemaDifference
{
    /// <summary>The differences of two sets of objects, by name.</summary>
    /// <param name="before">As they were.</param>
    /// <param name="now">As they are.</param>
    public static IReadOnlyList<ObjectDifference> Of(IReadOnlyList<ObjectSpec> before, IReadOnlyList<ObjectSpec> now) =>
    [
        .. before.Select(o => now.FirstOrDefault(n => n.Name == o.Name) is { } other ? Of(o, other) : new ObjectDifference(o.Name, "removed", null, [])),
        .. now.Where(o => before.All(b => b.Name != o.Name)).Select(o => new ObjectDifference(o.Name, "added", null, [])),
    ];

    /// <summary>The difference of two schemas of one object.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="now">As it is.</param>
    public static ObjectDifference Of(ObjectSpec before, ObjectSpec now)
    {
        var forecast = SchemaForecast.Between(ObjectDescriptors.Of(before), ObjectDescriptors.Of(now));
        var others = Others(before, now).ToArray();
        return new ObjectDifference(now.Name, forecast.Converts || others.Length > 0 ? "changed" : "same", forecast, others);
    }

    private static IEnumerable<string> Others(ObjectSpec before, ObjectSpec now)
    {
        if (before.Title != now.Title || before.Description != now.Description || before.EmptyText != now.EmptyText)
            yield return "title or description";
        if (before.Request.Path != now.Request.Path || before.Request.Method != now.Request.Method)
            yield return "call";
        if (before.Request.Cost != now.Request.Cost)
            yield return "cost";
        if (before.Request.Permission != now.Request.Permission)
            yield return "permission";
        if (!before.Request.FromForm.Equals(now.Request.FromForm))
            yield return "parameters that the form fills (a filled one counts as pinned: an incremental dataset that was read under another value asks for --full)";
        if (before.Request.Each != now.Request.Each)
            yield return "what it is listed for (a value that is new is read from its beginning; rows of one that is gone are kept)";
        if (!before.Request.Variants.Equals(now.Request.Variants))
            yield return "variants";
        if (before.Records != now.Records)
            yield return "place of the records";
        if (before.Paging != now.Paging)
            yield return "paging";
        if (before.Refresh with { Mode = now.Refresh.Mode, Cursor = now.Refresh.Cursor } != now.Refresh)
            yield return "how news is asked for";
        if (!before.Checks.Equals(now.Checks))
            yield return "checks";
        if (before.Deprecated != now.Deprecated)
            yield return "deprecation";
        if (Described(before, now).Except(Described(now, before)).Any())
            yield return "descriptions of columns";
    }

    // What a column says beside its type, for columns that are there before and after.
    private static IEnumerable<(string Name, string? Unit, string Description, string Known, bool Required, bool AllowsNull, bool Deprecated, string Examples)> Described(
        ObjectSpec spec, ObjectSpec other) =>
        from c in spec.Columns
        where other.FindColumn(c.Name) is not null
        let known = string.Join("\n", c.KnownValues ?? EquatableArrays.Empty<string>())
        select (c.Name, c.Unit, c.Description, known, c.Required, c.AllowsNull, c.Deprecated, string.Join("\n", c.Examples));
}
