using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Flitch.Web.Tests.Api;

/// <summary>Questions in SQL by programs.</summary>
public sealed class QueryApiTests(ServedApi api)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_answered_digit_for_digit()
    {
        var answer = await AskAsync(new
        {
            sql = "SELECT 12345678901234567890.123456789012345678::DECIMAL(38,18) AS d, 9007199254740993 AS b, 1::INT AS i, $who AS who, $n + 1 AS n, [1::INT, NULL] AS l, TIMESTAMPTZ '2026-05-06 07:08:09+00' AS t UNION ALL BY NAME SELECT 2::INT AS i ORDER BY i",
            parameters = new { who = "'; DROP VIEW main.ledgers; --", n = 41 },
            limit = 1,
        });

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Body["rows"]!.ToJsonString().Should().Be("""[["12345678901234567890.123456789012345678","9007199254740993",1,"\u0027; DROP VIEW main.ledgers; --","42",[1,null],"2026-05-06T07:08:09Z"]]""");
        ((bool)answer.Body["more"]!).Should().BeTrue();
        answer.Body["columns"]![0]!.ToJsonString().Should().Be("""{"name":"d","type":"DECIMAL(38,18)"}""");
    }

    [Theory]
    [InlineData("DROP VIEW main.ledgers", 10, "query:not-a-select")]
    [InlineData("SELECT amont FROM main.ledgers", 10, "query:sql")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')", 10, "query:function")]
    [InlineData("SELECT 1", 0, "usage:limit")]
    public async Task What_cannot_be_answered_is_told(string sql, int limit, string code)
    {
        var answer = await AskAsync(new { sql, limit });

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        ((string?)answer.Body["code"]).Should().Be(code);
        if (code == "query:sql")
        {
            answer.Body["place"]!.ToJsonString().Should().Be("""{"line":1,"column":8}""");
        }
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(object body)
    {
        using var answer = await api.Program.PostAsJsonAsync("/api/v1/query", body, Ct);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!);
    }
}
