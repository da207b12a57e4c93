using System.Text.Json.Nodes;

namespace Flitch.Connectors.TestKit.Answers;

/// <summary>A field of a record by its path, for example <c>descr/pair</c>.</summary>
internal static class FieldPath
{
    /// <summary>The object that holds the field, and the field's name in it; null where the record has no such field.</summary>
    public static (JsonObject Holder, string Name)? Find(JsonObject record, string path)
    {
        var holder = record;
        var names = path.Split('/');
        foreach (var name in names.SkipLast(1))
        {
            if (!holder.TryGetPropertyValue(name, out var next) || next is not JsonObject inner)
            {
                return null;
            }

            holder = inner;
        }

        return holder.ContainsKey(names[^1]) ? (holder, names[^1]) : null;
    }
}
