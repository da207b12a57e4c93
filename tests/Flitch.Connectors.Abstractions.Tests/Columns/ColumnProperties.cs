using System.Globalization;
using System.Text;
using Flitch.Connectors.Columns;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Abstractions.Tests.Columns;

/// <summary>Every kind of column, after any sequence of appends and truncations, holds what a plain list would.</summary>
public sealed class ColumnProperties
{
    private static readonly ColumnType[] Types =
    [
        ColumnType.Text, ColumnType.Decimal(38, 18), ColumnType.Timestamp, ColumnType.Integer, ColumnType.Boolean, ColumnType.Date,
        ColumnType.List(ColumnType.Text), ColumnType.List(ColumnType.Decimal(20, 10)),
    ];

    [Fact]
    public void AnySequenceOfSteps_LeavesWhatAListWouldHold() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arb.From(Gen.Elements(Types)), Arb.From(Gen.Choose(-60, 400).ArrayOf()), Holds));

    [Fact]
    public void ManyRows_GrowPastEveryFirstBuffer()
    {
        foreach (var type in Types)
        {
            Holds(type, [.. Enumerable.Range(0, 5000)]).Should().BeTrue();
        }
    }

    [Fact]
    public void AppendFrom_CopiesValuesAndNulls()
    {
        foreach (var type in Types)
        {
            using var source = Column.Create(type);
            using var target = Column.Create(type);
            for (var seed = 0; seed < 300; seed++)
            {
                Append(source, seed);
            }

            for (var i = source.Count - 1; i >= 0; i--)
            {
                target.AppendFrom(source, i);
            }

            Values(target).Should().Equal(Values(source).Reverse());
            target.NullCount.Should().Be(source.NullCount);
        }
    }

    [Fact]
    public void Types_AreWrittenAsDuckDbDoes() => Types.Select(t => t.ToSql()).Should().Equal(
        "VARCHAR", "DECIMAL(38,18)", "TIMESTAMP WITH TIME ZONE", "BIGINT", "BOOLEAN", "DATE", "VARCHAR[]", "DECIMAL(20,10)[]");

    /// <summary>A negative step truncates, any other appends; every seventh value is a null.</summary>
    private static bool Holds(ColumnType type, int[] steps)
    {
        using var column = Column.Create(type);
        var expected = new List<string?>();
        foreach (var step in steps)
        {
            if (step < 0)
            {
                var count = Math.Max(0, expected.Count + step);
                column.Truncate(count);
                expected.RemoveRange(count, expected.Count - count);
            }
            else
            {
                expected.Add(Append(column, step));
            }
        }

        return Values(column).SequenceEqual(expected) && column.NullCount == expected.Count(v => v is null) && BitsAgree(column);
    }

    private static bool BitsAgree(Column column) => Enumerable.Range(0, column.Count)
        .All(i => column.IsNull(i) == ((column.Validity[i / 64] >> (i % 64) & 1) == 0));

    private static string? Append(Column column, int seed)
    {
        if (seed % 7 == 0)
        {
            column.AppendNull();
            return null;
        }

        switch (column)
        {
            case TextColumn text when seed % 2 == 0:
                text.Append(Text(seed));
                break;
            case TextColumn text:
                text.Append(Encoding.UTF8.GetBytes(Text(seed)));
                break;
            case DecimalColumn number:
                number.Append((Int128)seed * long.MaxValue);
                break;
            case Int64Column number:
                number.Append(seed);
                break;
            case BooleanColumn flag:
                flag.Append(seed % 3 == 0);
                break;
            case ListColumn list:
                return AppendList(list, seed);
        }

        return Value(column, column.Count - 1);
    }

    private static string AppendList(ListColumn list, int seed)
    {
        // Elements of a list that is given up must leave nothing behind.
        Append(list.Elements, seed + 1);
        list.AbandonList();
        var elements = Enumerable.Range(0, seed % 4).Select(i => Append(list.Elements, seed + i)).ToList();
        list.EndList();
        return "[" + string.Join(",", elements) + "]";
    }

    private static string Text(int seed) => new('é', seed % 40);

    private static IEnumerable<string?> Values(Column column) => Enumerable.Range(0, column.Count).Select(i => Value(column, i));

    private static string? Value(Column column, int index) => column.IsNull(index) ? null : column switch
    {
        TextColumn text => text[index],
        DecimalColumn number => number[index]!.Value.ToString(CultureInfo.InvariantCulture),
        Int64Column number => number[index]!.Value.ToString(CultureInfo.InvariantCulture),
        BooleanColumn flag => flag[index]!.Value.ToString(),
        ListColumn list => "[" + string.Join(",", Enumerable.Range(list.Start(index), list.Start(index + 1) - list.Start(index)).Select(i => Value(list.Elements, i))) + "]",
        _ => throw new InvalidOperationException(),
    };
}
