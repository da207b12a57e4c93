using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Flitch.Connectors.Schema.Naming;

/// <summary>Names of generated types and members: <c>trades_history</c> becomes <c>TradesHistory</c>.</summary>
public static class TypeNames
{
    /// <summary>Types that generated code mentions by their short names: a model of such a name would hide them.</summary>
    private static readonly HashSet<string> Mentioned = new(StringComparer.Ordinal)
    {
        "BareEnvelope", "BooleanColumn", "BooleanField", "BudgetTier", "CheckDescriptor", "Column", "ColumnDescriptor", "ColumnType", "ColumnValues", "Columns",
        "ConnectorDescriptor", "ConnectorPlugin", "ConnectorPluginAttribute", "DateField", "DateOnly", "DateTimeField", "DateTimeOffset", "DecimalColumn", "DecimalField", "EachValue", "ErrorEntry", "ErrorKind", "Field",
        "Flitch", "FormField", "FormParameter", "HeaderTokenAuthentication", "IConnectorFactory", "IConnectorPlugin", "IReadOnlyList", "IServiceCollection", "Int64Column", "IntegerField", "JsonExtractor", "JsonField", "KeyInfoRequest", "KeyValuePair",
        "ListColumn", "ListField", "Microsoft", "NoAuthentication", "ObjectDescriptor", "Paging", "PagingStyle", "PartitionUnit", "Partitioning", "PermissionDescriptor", "PointerEnvelope",
        "ReadOnlySpan", "RecordBatch", "RecordLayout", "RecordReader", "RecordShape", "RefreshMode", "RestConnectorFactory", "RestObject", "RestService", "ServiceCollectionServiceExtensions",
        "System", "TextColumn", "TextField", "TimeSpan", "UnixSecondsField",
    };

    /// <summary>Members that a property would hide or clash with, in models and batches.</summary>
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Clone", "Columns", "Deconstruct", "Dispose", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "Rescued", "RowCount", "ToModel", "ToString", "Truncate", "Types",
    };

    /// <summary>The model's name for an object.</summary>
    /// <param name="objectName">For example <c>trades_history</c>.</param>
    public static string Model(string objectName)
    {
        var name = Pascal(objectName);
        return Mentioned.Contains(name) ? name + "Record" : name;
    }

    /// <summary>All types that an object's file gives.</summary>
    /// <param name="objectName">For example <c>ledgers</c>.</param>
    public static IEnumerable<string> OfObject(string objectName)
    {
        var model = Model(objectName);
        return new[] { model, model + "Batch", model + "Extractor", model + "Object" };
    }

    /// <summary>All types that a connector's file gives.</summary>
    /// <param name="connectorName">For example <c>kraken</c>.</param>
    public static IEnumerable<string> OfConnector(string connectorName) => new[] { Pascal(connectorName) + "Catalog", Pascal(connectorName) + "Plugin", Pascal(connectorName) + "Registration" };

    /// <summary>One property name per column, all different.</summary>
    /// <param name="model">The model's name, which no member may have.</param>
    /// <param name="columns">The columns' names, in order.</param>
    public static IReadOnlyList<string> Properties(string model, IEnumerable<string> columns)
    {
        var taken = new HashSet<string>(Members, StringComparer.Ordinal) { model, model + "Batch", model + "Extractor", model + "Object" };
        return columns.Select(column => Free(Pascal(column), taken)).ToList();
    }

    /// <summary>A name in Pascal case, always a valid identifier.</summary>
    /// <param name="name">Any text.</param>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        var upper = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? "Value" + text : text.ToString();
    }

    /// <summary>The name itself when it is free; else with <c>Value</c>, or a number, after it.</summary>
    private static string Free(string name, HashSet<string> taken)
    {
        var free = taken.Contains(name) ? name + "Value" : name;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }
}
