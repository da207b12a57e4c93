using Flitch.Connectors.Generators.Emission;
using Flitch.Connectors.Generators.Tests.Support;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Naming;
using Microsoft.CodeAnalysis.CSharp;

namespace Flitch.Connectors.Generators.Tests.Emission;

public sealed class NameTests
{
    [Fact]
    public void HintNames_NeverCollide_ThoughTheyKnowNoCase()
    {
        string[] words = ["a", "b", "a_b", "A", "aB", "a.b", "a-b", "a b", "ab", "-0041", "_", "ä", "catalog", "batch"];
        string[] parts = ["batch", "model", "object", "catalog"];
        var names = from connector in words from name in words from part in parts select HintNames.OfObject(connector, name, part);
        var all = names.Concat(from connector in words from part in parts select HintNames.OfConnector(connector, part)).ToList();

        all.Distinct(StringComparer.OrdinalIgnoreCase).Should().HaveCount(all.Count);
        all.Should().OnlyContain(n => n.All(c => char.IsAsciiLetterOrDigit(c) || ".-_".Contains(c)));
    }

    [Theory]
    [InlineData("trades_history", "TradesHistory")]
    [InlineData("ledgers", "Ledgers")]
    [InlineData("paging", "PagingRecord")]
    [InlineData("record_batch", "RecordBatchRecord")]
    [InlineData("2fa", "Value2fa")]
    public void Model_IsThePascalName_UnlessGeneratedCodeNeedsIt(string name, string model) => TypeNames.Model(name).Should().Be(model);

    [Fact]
    public void Properties_AreDifferentFromEachOtherAndFromWhatIsThere() =>
        TypeNames.Properties("Balance", ["balance", "to_string", "a_b", "aB", "AB", "columns", "columns_value", "1st"])
            .Should().Equal("BalanceValue", "ToStringValue", "AB", "ABValue", "AB2", "ColumnsValue", "ColumnsValueValue", "Value1st");

    [Fact]
    public void ObjectsWithAwkwardNames_Compile()
    {
        var files = Repository.Demo();
        var template = files.Single(f => f.Path.EndsWith("/items.json", StringComparison.Ordinal));
        string[] names =
        [
            "paging", "record_reader", "field", "system", "flitch", "object", "string", "list", "microsoft", "kind", "record_batch", "read_only_span",
            "time_span", "error_kind", "service_collection_extensions", "sample", "connector", "value",
        ];

        var output = Driver.Compile([.. files, .. names.Where(n => n != "connector").Select(n => new SchemaText($"schemas/demo/{n}.json", template.Text))]);

        Driver.Complaints(output).Should().BeEmpty();
    }

    /// <summary>Inside a namespace its neighbours are seen before any using.</summary>
    [Fact]
    public void NamespacesCalledAsWhatTheCodeMentions_Compile()
    {
        string[] words = ["Paging", "Partitioning", "Columns", "Catalog", "System", "Field"];
        var beside = words.Select(w => $"namespace Sample.{w} {{ internal enum Kind {{ None }} }} namespace Sample.Connector.{w} {{ internal enum Kind {{ None }} }}");

        Driver.Complaints(Driver.Compile([.. Repository.Demo(), .. Repository.Schemas("schemas", "kraken_public")], [.. beside])).Should().BeEmpty();
    }

    [Fact]
    public void FieldsWithAwkwardNames_Compile()
    {
        var names = new[] { "clone", "time_span", "type", "equals", "row_count", "rescued", "columns", "types", "to_model", "batch", "name", "record", "row" };
        var fields = string.Join(",", names.Select(n => $$"""
            "{{n}}":{"type":"string","description":"A `tick, a <tag>, a \"quote\", a \\ and \n a line & {0} more."}
            """));
        var files = Repository.Demo().Select(f => f.Path.EndsWith("/items.json", StringComparison.Ordinal) ? f.With("\"line\": {", fields + ",\"line\": {") : f);

        Driver.Complaints(Driver.Compile(files)).Should().BeEmpty();
    }

    [Fact]
    public void KeywordsOfCSharp_AsColumns_Compile()
    {
        var names = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(n => ColumnNames.IsColumn(n) && !ReservedWords.Contains(n)).ToList();
        var fields = string.Concat(names.Select(n => $$"""
            "{{n}}":{"type":"string","description":"A word."},
            """));
        var files = Repository.Demo().Select(f => f.Path.EndsWith("/items.json", StringComparison.Ordinal) ? f.With("\"line\": {", fields + "\"line\": {") : f);

        names.Should().Contain(["class", "namespace", "record", "async", "int"]);
        Driver.Complaints(Driver.Compile(files)).Should().BeEmpty();
    }

    [Fact]
    public void FilesWhoseTypesHaveOneName_TheSecondIsLeftOutAndReported()
    {
        var files = Repository.Demo();
        var template = files.Single(f => f.Path.EndsWith("/items.json", StringComparison.Ordinal));

        var result = Driver.Run([.. files, new SchemaText("schemas/demo/items_batch.json", template.Text), new SchemaText("schemas/demo/it_ems.json", template.Text)]);

        result.Exception.Should().BeNull();
        result.Diagnostics.Should().ContainSingle(d => d.Id == DiagnosticIds.TypeTaken)
            .Which.Location.GetLineSpan().Path.Should().Be("schemas/demo/items_batch.json");
    }

    [Fact]
    public void SameConnectorInTwoFolders_IsReported()
    {
        var files = Repository.Demo();

        var result = Driver.Run([.. files, .. files.Select(f => new SchemaText("other/" + f.Path, f.Text))]);

        result.Exception.Should().BeNull();
        result.Diagnostics.Should().OnlyContain(d => d.Id == DiagnosticIds.TypeTaken);
        result.GeneratedSources.Should().HaveSameCount(Driver.Run(files).GeneratedSources);
    }

    [Theory]
    [InlineData("Acme.Connectors", "namespace Acme.Connectors;")]
    [InlineData("Acme.class.1st-x", "namespace Acme.@class._1st_x;")]
    [InlineData(null, "namespace Sample.Connector;")]
    public void Namespace_IsTheProjectsRoot(string? root, string expected) =>
        Driver.Run(Repository.Demo(), root).GeneratedSources.Should().OnlyContain(s => s.SourceText.ToString().Contains(expected));
}
