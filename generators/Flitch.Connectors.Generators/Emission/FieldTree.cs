using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;

namespace Flitch.Connectors.Generators.Emission;

/// <summary>A record's fields as they are nested: a leaf fills a column, any other is an object.</summary>
internal sealed class FieldTree
{
    private FieldTree(string name, string method)
    {
        Name = name;
        Method = method;
    }

    /// <summary>The field's name in the answer.</summary>
    public string Name { get; }

    /// <summary>The method that reads the object.</summary>
    public string Method { get; }

    /// <summary>The column's property; null for an object.</summary>
    public string? Property { get; private set; }

    public List<FieldTree> Children { get; } = new();

    public static FieldTree Of(ObjectShape shape)
    {
        var root = new FieldTree("", "ReadRecord");
        var methods = new HashSet<string> { root.Method, "Extract", "Read", "CreateBatch" };
        foreach (var (column, property) in shape.Members.Where(m => m.Column.Role == ColumnRole.Field))
        {
            var node = column.Path.Aggregate(root, (at, name) => at.Child(name, methods));
            node.Property = property;
        }

        return root;
    }

    /// <summary>The objects below this one, outermost first.</summary>
    public IEnumerable<FieldTree> Nested() => Children.Where(c => c.Property is null).SelectMany(c => new[] { c }.Concat(c.Nested()));

    private FieldTree Child(string name, HashSet<string> methods)
    {
        var child = Children.FirstOrDefault(c => c.Name == name);
        if (child is null)
        {
            child = new FieldTree(name, FreeMethod((Method == "ReadRecord" ? "Read" : Method) + TypeNames.Pascal(name), methods));
            Children.Add(child);
        }

        return child;
    }

    private static string FreeMethod(string name, HashSet<string> methods)
    {
        var free = name;
        for (var i = 2; !methods.Add(free); i++)
        {
            free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }
}
