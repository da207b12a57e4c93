using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;
using Flitch.Connectors.Schema.Tests.Reading;

namespace Flitch.Connectors.Schema.Tests.Model;

/// <summary>The model of a file: what it holds, when two are equal, when the fingerprint changes.</summary>
public sealed class ObjectSpecTests
{
    private static readonly string Moves = File.ReadAllText(Path.Combine(Sample.Folder, "moves.json"));

    [Fact]
    public void Columns_are_the_key_and_then_the_fields_with_objects_flattened()
    {
        var columns = Read(Moves).Columns;

        columns.Select(c => $"{c.Name} {c.Type.ToSql()}{(c.Nullable ? "?" : "")} {c.Source}").Should().Equal(
            "move_id VARCHAR ",
            "time TIMESTAMP WITH TIME ZONE time",
            "asset VARCHAR asset",
            "amount DECIMAL(38,18) amount",
            "fee DECIMAL(20,10) fee",
            "balance DECIMAL(38,18) balance",
            "descr_pair VARCHAR? descr/pair",
            "tags VARCHAR[]? tags",
            "open BOOLEAN? open",
            "expires TIMESTAMP WITH TIME ZONE? expires",
            "note VARCHAR? note");
        columns[0].Role.Should().Be(ColumnRole.Key);
        columns[1].Type.Time.Should().Be(TimeFormat.UnixSeconds);
        columns[2].KnownValues.Should().Equal("EUR", "USD");
        columns[9].NullValues.Should().Equal("0");
        columns[10].AllowsNull.Should().BeTrue();
    }

    [Fact]
    public void A_field_within_an_object_is_required_only_when_the_object_is()
    {
        var optional = Read(Moves).FindColumn("descr_pair")!;
        var required = Read(Moves.Replace("\"balance\"]", "\"balance\", \"descr\"]", StringComparison.Ordinal)).FindColumn("descr_pair")!;

        optional.Required.Should().BeFalse();
        required.Required.Should().BeTrue();
        required.Nullable.Should().BeFalse();
    }

    [Fact]
    public void What_decides_a_unit_is_in_the_model_and_changes_no_fingerprint()
    {
        var told = Read(Moves.Replace("\"amount\": { \"type\": \"string\",", "\"amount\": { \"x-flitch\": { \"unitBy\": \"asset\" }, \"type\": \"string\",", StringComparison.Ordinal));

        told.FindColumn("amount")!.UnitBy.Should().Be("asset");
        told.Should().NotBe(Read(Moves));
        told.Fingerprint.Should().Be(Read(Moves).Fingerprint, "stored rows keep their shape, and no refresh reads them again");
    }

    [Fact]
    public void Rewritten_rows_rows_without_a_cursor_and_variants_are_in_the_model_and_change_no_fingerprint()
    {
        var whole = File.ReadAllText(Path.Combine(Sample.Folder, "visits.json"));
        var visits = Read(whole);
        var plain = Read(whole.Replace("\"rewrites\": [\"follows\", \"includes\"],\n", "", StringComparison.Ordinal));

        visits.Refresh.Rewrites.Should().Equal("follows", "includes");
        visits.Refresh.Unset.Should().Be(new UnsetSpec("begun", Parameters(("by", "begin"))));
        visits.Request.Variants.Should().Equal(
            new VariantSpec("guests", "who", "guest", Parameters(("of", "guests"))) { When = new VariantTriggerSpec("present", "who", "^g.*$") });
        visits.Should().Be(Read(whole)).And.NotBe(plain);
        visits.Fingerprint.Should().Be(plain.Fingerprint, "how rows are found changes neither their shape nor their meaning");
    }

    private static EquatableArray<ParameterSpec> Parameters(params (string Name, string Value)[] parameters) =>
        new(parameters.Select(p => new ParameterSpec(p.Name, p.Value)));

    [Fact]
    public void The_only_field_of_a_map_of_scalars_is_the_value()
    {
        var spec = Sample.Variants.Single(v => v.Name == "A map of scalars").ReadObject();

        spec.Columns.Select(c => (c.Name, c.Role, c.Source)).Should().Equal(("asset", ColumnRole.Key, null), ("amount", ColumnRole.Value, null));
        spec.PrimaryKey.Should().Equal("asset");
    }

    [Fact]
    public void A_map_has_its_key_as_primary_key_when_the_file_names_none() =>
        Sample.Variants.Single(v => v.Name == "A map whose key is its primary key without saying so").ReadObject().PrimaryKey.Should().Equal("move_id");

    [Fact]
    public void A_single_record_has_no_primary_key() => Sample.Variants.Single(v => v.Name == "A single record").ReadObject().PrimaryKey.Should().BeEmpty();

    [Fact]
    public void A_name_of_its_own_replaces_the_services_but_not_the_path()
    {
        var column = Sample.Variants.Single(v => v.Name == "A column with a name of its own").ReadObject().FindColumn("note_24h")!;

        (column.Source, column.Unit).Should().Be(("24h note", "words"));
        column.Aliases.Should().Equal("remark");
        Sample.Variants.Single(v => v.Name == "A column with several former names").ReadObject().FindColumn("note")!.Aliases.Should().Equal("remark", "memo");
    }

    [Fact]
    public void Pinned_values_are_texts_as_they_are_sent() =>
        Sample.Variants.Single(v => v.Name == "Pinned values of every kind").ReadObject().Request.Pinned.Select(p => p.Name + "=" + p.Value)
            .Should().Equal("kind=all", "limit=50", "rate=0.25", "deep=true");

    [Fact]
    public void Settings_of_checks_are_kept_as_json_and_what_they_look_into_is_known()
    {
        var checks = Sample.Variants.Single(v => v.Name == "Several checks of one kind and a reference").ReadObject().Checks;

        checks.Select(c => c.Kind).Should().Equal("runningBalance", "runningBalance", "references", "lastEquals");
        checks[0].Settings.Should().Be("""{"group":["asset"],"change":["amount"],"closing":"balance"}""");
        (checks[2].OtherObject, checks[2].OtherColumns[0]).Should().Be(("moves", "move_id"));
        (checks[3].OtherObject, checks[3].OtherColumns[0]).Should().Be(("balance", "balance"));
    }

    [Fact]
    public void Pointers_are_unescaped() =>
        Read(Moves.Replace("/result/moves", "/a~1b/~0c", StringComparison.Ordinal)).Records.At.Should().Equal("a/b", "~c");

    [Fact]
    public void Two_readings_of_one_text_are_equal()
    {
        var first = SchemaReader.ReadObject("bank/moves.json", Moves);
        var second = SchemaReader.ReadObject("bank/moves.json", Moves);

        first.Should().Be(second);
        first.GetHashCode().Should().Be(second.GetHashCode());
        first.Value.Should().NotBeSameAs(second.Value);
    }

    [Fact]
    public void White_space_changes_places_but_not_the_model()
    {
        var spaced = SchemaReader.ReadObject("bank/moves.json", "\n\n" + Moves);

        spaced.Value.Should().Be(Read(Moves));
        spaced.PlaceOf("/x-flitch/request/permission").Line.Should().Be(7);
    }

    [Theory]
    [InlineData("\"description\": \"Which money.\"", "\"description\": \"Another text.\"")]
    [InlineData("\"cost\": 2", "\"cost\": 1")]
    [InlineData("\"size\": 50", "\"size\": 60")]
    [InlineData("[\"EUR\", \"USD\"]", "[\"EUR\", \"USD\", \"GBP\"]")]
    public void What_leaves_the_rows_as_they_are_leaves_the_fingerprint(string find, string replace) => Changed(find, replace).Fingerprint.Should().Be(Read(Moves).Fingerprint);

    [Theory]
    [InlineData("\"note\": {", "\"remark\": {")]
    [InlineData("\"precision\": 20, \"scale\": 10", "\"precision\": 22, \"scale\": 10")]
    [InlineData("\"kind\": \"all\"", "\"kind\": \"some\"")]
    [InlineData("\"primaryKey\": [\"move_id\"]", "\"primaryKey\": [\"move_id\", \"asset\"]")]
    [InlineData("\"type\": \"boolean\"", "\"type\": \"string\"")]
    [InlineData("\"by\": \"month\"", "\"by\": \"day\"")]
    [InlineData("\"nullValue\": 0", "\"nullValue\": [0, -1]")]
    [InlineData("\"nullValue\": 0", "\"nullValue\": 0, \"name\": \"ends\"")]
    [InlineData("\"nullValue\": 0", "\"nullValue\": 0, \"alias\": \"ends\"")]
    [InlineData("\"type\": \"number\", \"format\": \"unix-seconds\", \"x-flitch\"", "\"type\": \"string\", \"format\": \"date-time\", \"x-flitch\"")]
    public void What_changes_the_rows_changes_the_fingerprint(string find, string replace) => Changed(find, replace).Fingerprint.Should().NotBe(Read(Moves).Fingerprint);

    [Fact]
    public void A_fingerprint_does_not_change_between_versions_by_accident() => Read(Moves).Fingerprint.Should().Be("2b55a26eaa977090");

    private static ObjectSpec Changed(string find, string replace)
    {
        Moves.Split(find).Should().HaveCount(2);
        return Read(Moves.Replace(find, replace, StringComparison.Ordinal));
    }

    private static ObjectSpec Read(string text) => SchemaReader.ReadObject("bank/moves.json", text).Value!;
}
