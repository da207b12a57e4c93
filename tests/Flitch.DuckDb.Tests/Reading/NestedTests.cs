using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Tests.Reading;

/// <summary>LIST, ARRAY, STRUCT, MAP and UNION, with NULLs inside and out.</summary>
public sealed class NestedTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public void A_list_of_texts_is_a_list_of_strings() =>
        database.Scalar("SELECT ['a', NULL, 'thirteen byte', '']").Should().BeOfType<List<string>>().Which.Should().Equal("a", null, "thirteen byte", "");

    [Fact]
    public void A_list_of_numbers_is_a_list_of_nullable_numbers() =>
        database.Scalar("SELECT [1::BIGINT, NULL, -3]").Should().BeOfType<List<long?>>().Which.Should().Equal(1, null, -3);

    [Fact]
    public void A_list_of_lists_keeps_each_inner_list() =>
        database.Scalar("SELECT [[1], [], NULL, [2, 3]]").Should().BeOfType<List<List<int?>>>().Which.Should().BeEquivalentTo(
            new List<int?>?[] { [1], [], null, [2, 3] }, options => options.WithStrictOrdering());

    [Fact]
    public void A_decimal_in_a_list_that_is_too_long_for_decimal_comes_exactly() =>
        database.Scalar("SELECT [1::DECIMAL(38,0), 99999999999999999999999999999999999999]").Should().BeOfType<List<object>>().Which.Should().Equal(
            1m, new DuckDbDecimal(Int128.Parse("99999999999999999999999999999999999999", null), 0));

    [Fact]
    public void An_array_has_its_elements_of_every_row()
    {
        using var reader = database.Read("SELECT [i, i + 1]::INTEGER[2] FROM range(3) t(i) ORDER BY i");

        reader.Rows(row => row.GetFieldValue<int[]>(0)).Should().BeEquivalentTo(new[] { new[] { 0, 1 }, [1, 2], [2, 3] }, options => options.WithStrictOrdering());
    }

    [Fact]
    public void A_struct_is_a_dictionary_by_field_name() =>
        database.Scalar("SELECT {'id': 7, 'name': NULL, 'inner': {'x': [1.50]}}").Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["id"] = 7,
            ["name"] = null,
            ["inner"] = new Dictionary<string, object?> { ["x"] = new List<decimal?> { 1.50m } },
        });

    [Fact]
    public void A_map_is_a_dictionary() =>
        database.Scalar("SELECT MAP {'a': 1, 'b': NULL}").Should().BeEquivalentTo(new Dictionary<object, object?> { ["a"] = 1, ["b"] = null });

    [Fact]
    public void A_list_column_is_right_in_every_row_beyond_one_chunk()
    {
        using var reader = database.Read("SELECT i, CASE WHEN i % 7 = 0 THEN NULL ELSE [i, i * 2, NULL] END FROM range(5000) t(i) ORDER BY i");

        foreach (var (index, list) in reader.Rows(row => (row.GetInt64(0), row.GetFieldValue<long?[]?>(1))))
            list.Should().Equal(index % 7 == 0 ? null : [index, index * 2, null]);
    }

    [Theory]
    [InlineData("SELECT ['a', 'b']")]
    [InlineData("SELECT ['a', 'b']::VARCHAR[2]")]
    public void A_list_comes_as_array_list_or_interface(string sql)
    {
        using var reader = database.Read(sql);
        reader.Read();

        reader.GetFieldValue<string[]>(0).Should().Equal("a", "b");
        reader.GetFieldValue<List<string>>(0).Should().Equal("a", "b");
        reader.GetFieldValue<IReadOnlyList<string>>(0).Should().Equal("a", "b");
        reader.GetFieldValue<IEnumerable<string>>(0).Should().Equal("a", "b");
        reader.GetFieldValue<object>(0).Should().BeEquivalentTo(new[] { "a", "b" });
    }

    [Fact]
    public void A_list_with_a_null_is_refused_for_elements_that_have_none()
    {
        using var reader = database.Read("SELECT [1, NULL]");
        reader.Read();

        reader.Invoking(row => row.GetFieldValue<int[]>(0)).Should().Throw<InvalidCastException>().WithMessage("*NULL*");
        reader.GetFieldValue<long?[]>(0).Should().Equal(1, null);
    }

    [Fact]
    public void A_union_gives_the_member_that_each_row_holds()
    {
        using var reader = database.Read(
            "SELECT u FROM (VALUES (1, union_value(num := 2)::UNION(num INTEGER, str VARCHAR)), (2, union_value(str := 'x')::UNION(num INTEGER, str VARCHAR)), (3, NULL)) t(i, u) ORDER BY i");

        reader.Rows(row => row.GetValue(0)).Should().Equal(2, "x", DBNull.Value);
    }

    [Fact]
    public void Fields_without_names_go_by_their_place() =>
        database.Scalar("SELECT ROW(7, 'x')").Should().BeEquivalentTo(new Dictionary<string, object?> { ["1"] = 7, ["2"] = "x" });

    [Fact]
    public void Nested_values_from_a_dictionary_encoded_file_are_right_after_a_filter()
    {
        using var folder = new TemporaryFolder();
        using var connection = database.Source.OpenConnection();
        var file = SqlText.Literal(folder.File("nested.parquet"));
        connection.Execute($"COPY (SELECT i, {{'s': 'name of some length ' || i % 3, 'l': ['tag number ' || i % 2, NULL]}} AS v FROM range(20000) t(i)) TO {file} (FORMAT parquet)");

        var read = connection.Query($"SELECT i, v, [v.s, v.s], 'the same' FROM read_parquet({file}) WHERE i % 5 = 1", row => (row.GetInt64(0), row.GetValue(1), row.GetFieldValue<string[]>(2), row.GetString(3)));

        read.Should().HaveCount(4000);
        foreach (var (i, fields, texts, same) in read)
        {
            var name = $"name of some length {i % 3}";
            var values = (Dictionary<string, object?>)fields;
            (values["s"], same).Should().Be((name, "the same"));
            ((List<string?>)values["l"]!).Should().Equal($"tag number {i % 2}", null);
            texts.Should().Equal(name, name);
        }
    }

    [Fact]
    public void Types_are_named_as_sql_names_them()
    {
        using var reader = database.Read("SELECT NULL::STRUCT(a DECIMAL(38,18), \"b c\" VARCHAR[])[], NULL::MAP(VARCHAR, TIMESTAMPTZ), NULL::INTEGER[3], NULL::ENUM('it''s'), NULL::JSON");

        Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName).Should().Equal(
            "STRUCT(\"a\" DECIMAL(38,18), \"b c\" VARCHAR[])[]", "MAP(VARCHAR, TIMESTAMP WITH TIME ZONE)", "INTEGER[3]", "ENUM('it''s')", "JSON");
    }
}
