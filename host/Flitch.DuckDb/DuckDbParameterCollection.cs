using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace Flitch.DuckDb;

/// <summary>A command's parameters; names match without their prefix and whatever their case.</summary>
public sealed class DuckDbParameterCollection : DbParameterCollection
{
    private readonly List<DuckDbParameter> _items = [];

    /// <inheritdoc/>
    public override int Count => _items.Count;

    /// <inheritdoc/>
    public override object SyncRoot => ((ICollection)_items).SyncRoot;

    /// <summary>The parameter at a place.</summary>
    public new DuckDbParameter this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>Adds a named parameter.</summary>
    public DuckDbParameter AddWithValue(string name, object? value) => Append(new DuckDbParameter(name, value));

    /// <summary>Adds a positional parameter.</summary>
    public DuckDbParameter AddValue(object? value) => Append(new DuckDbParameter(value));

    /// <summary>Adds a parameter, or a bare value as a positional one.</summary>
    public override int Add(object value)
    {
        Append(value as DuckDbParameter ?? new DuckDbParameter(value));
        return _items.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        foreach (var value in values)
            Add(value!);
    }

    /// <inheritdoc/>
    public override void Clear() => _items.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => _items.FindIndex(item => ReferenceEquals(item, value));

    /// <inheritdoc/>
    public override int IndexOf(string parameterName)
    {
        var bare = parameterName.TrimStart('$', '@', ':');
        return _items.FindIndex(item => item.BareName.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override void Insert(int index, object value) => _items.Insert(index, (DuckDbParameter)value);

    /// <inheritdoc/>
    public override void Remove(object value) => _items.Remove((DuckDbParameter)value);

    /// <inheritdoc/>
    public override void RemoveAt(int index) => _items.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => _items.RemoveAt(Required(parameterName));

    /// <summary>The value for a statement's parameter, which DuckDB names "name", or "1" for the first by place.</summary>
    internal DuckDbParameter ForStatement(string name)
    {
        if (IndexOf(name) is >= 0 and var named)
            return _items[named];
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= _items.Count
            ? _items[place - 1]
            : throw new InvalidOperationException($"The SQL has a parameter {(place > 0 ? $"at place {place}" : $"${name}")}, and the command has no value for it.");
    }

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => _items[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => _items[Required(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => _items[index] = (DuckDbParameter)value;

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) => _items[Required(parameterName)] = (DuckDbParameter)value;

    private DuckDbParameter Append(DuckDbParameter parameter)
    {
        _items.Add(parameter);
        return parameter;
    }

    private int Required(string name) => IndexOf(name) is >= 0 and var index ? index : throw new ArgumentException($"There is no parameter {name}.", nameof(name));
}
