using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Evolving;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>Columns that are kept whole as JSON from now on, or no longer.</summary>
public sealed class KeptWholeTests : EvolutionTest
{
    private static readonly ObjectDescriptor Whole = Changed(c => [c.Name is "refs" or "asset" ? new(c.Name, ColumnType.Text, c.Description) { Json = true } : c]);

    [Fact]
    public async Task Lists_and_objects_that_were_rescued_come_home_when_their_field_is_kept_whole()
    {
        await CommitAsync(
            new Row("L1", Row.At(11)) { Refs = null, Rescued = """{"refs":[["1.50", 2], {"a": null}],"x":1}""" },
            new Row("L2", Row.At(10)) { Refs = ["a \"b\"", "c"], Asset = null, Rescued = """{"asset":{"b": 1}}""" },
            new Row("L3", null) { Refs = null, Asset = null });

        await EvolveAsync(Whole);

        (await QueryAsync("refs, asset, _rescued")).Should().Equal(
            """L1|[["1.50",2],{"a":null}]|"XXBT"|{"x":1}""", """L2|["a \"b\"","c"]|{"b":1}|""", "L3|||");
    }

    [Fact]
    public async Task Without_its_column_such_a_value_is_rescued_as_JSON_and_comes_home_as_it_was()
    {
        await CommitAsync(new Row("L1", Row.At(11)) { Refs = null, Rescued = """{"refs":[[1],"ü"]}""" });
        await EvolveAsync(Whole);

        await EvolveAsync(Without("refs"));
        (await QueryAsync("_rescued")).Should().Equal("""L1|{"refs":[[1],"ü"]}""");

        await EvolveAsync(Whole with { Fingerprint = "back" });
        (await QueryAsync("refs, _rescued")).Should().Equal("""L1|[[1],"ü"]|""");
    }

    [Fact]
    public async Task What_was_kept_whole_becomes_the_type_that_it_has()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await EvolveAsync(Whole);
        SchemaForecast.Of(await ManifestAsync(), Samples.Ledgers)!.Columns.Should().HaveCount(2).And.OnlyContain(c => !c.AlwaysFits);

        await EvolveAsync(Samples.Ledgers);

        (await QueryAsync("refs::VARCHAR, asset, _rescued")).Should().Equal("L1|[a, b]|XXBT|");
    }

    [Fact]
    public async Task A_list_does_not_become_a_plain_text()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await EvolveAsync(Whole);
        var plain = Whole with { Fingerprint = "plain", Columns = [.. Whole.Columns.Select(c => c with { Json = false })] };

        (await FluentActions.Invoking(() => OpenAsync(plain)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("storage:retype-loses");
    }

    [Fact]
    public async Task The_change_is_foretold()
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        var columns = SchemaForecast.Of(await ManifestAsync(), Whole)!.Columns;

        columns.Should().HaveCount(2).And.OnlyContain(c => c.AlwaysFits);
        columns.Should().ContainSingle(c => c.Name == "asset" && c.KeepsJson == true).And.ContainSingle(c => c.Name == "refs" && c.TypeBefore != null);
    }
}
