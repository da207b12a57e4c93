using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Pipeline.Connections;

namespace Flitch.Pipeline.Tests.Connections;

public sealed class ConnectionNamesTests
{
    [Theory]
    [InlineData("main")]
    [InlineData("a")]
    [InlineData("my_account_2")]
    public void A_slug_is_a_name(string name) => this.Invoking(_ => Check(name)).Should().NotThrow();

    [Theory]
    [InlineData("My Account!", "my_account")]
    [InlineData("Café 2", "caf_2")]
    [InlineData("2nd", "nd")]
    [InlineData("../../etc", "etc")]
    [InlineData("a'; DROP TABLE x; --", "a_drop_table_x")]
    [InlineData("日本", "main")]
    [InlineData("", "main")]
    [InlineData("a\u0000b", "a_b")]
    [InlineData("Order", "main")]
    public void Odd_characters_are_refused_with_a_suggestion(string name, string suggestion)
    {
        var error = Refused(name);
        error.Kind.Should().Be(ErrorKind.Usage);
        error.Fix.Should().Contain($" {suggestion}.");
        error.Summary.Should().NotContain("\u0000");
    }

    [Theory]
    [InlineData("order")]
    [InlineData("all")]
    [InlineData("semi")]
    [InlineData("qualify")]
    [InlineData("memory")]
    [InlineData("information_schema")]
    [InlineData("temp")]
    [InlineData("con")]
    [InlineData("kraken")]
    public void What_means_something_else_is_refused(string name) => Refused(name).Fix.Should().Contain("my_" + name);

    [Fact]
    public void A_name_that_is_too_long_is_refused() => Refused(new string('a', 49)).Summary.Should().Contain("too long");

    [Fact]
    public void Every_word_that_DuckDB_reserves_is_refused()
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'";
        using var reader = command.ExecuteReader();
        var words = new List<string>();
        while (reader.Read())
        {
            words.Add(reader.GetString(0));
        }

        words.Should().NotBeEmpty();
        words.Should().BeSubsetOf(ReservedNames.Keywords);
    }

    private static ErrorInfo Refused(string name) => FluentActions.Invoking(() => Check(name)).Should().Throw<FlitchException>().Which.Error;

    private static void Check(string name) => ConnectionNames.Check(name, ["kraken"]);
}
