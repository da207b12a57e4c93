using Flitch.Connectors.Plugins;
using Flitch.Connectors.Rest.Connecting;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.Rest.Tests.Connecting;

public sealed class FormValidatorTests
{
    [Fact]
    public void Good_values_have_no_errors() =>
        Validate(("key", "k"), ("secret", " QUJD\n"), ("base_url", "https://service.example/"), ("tier", "large")).Should().BeEmpty();

    [Fact]
    public void Fields_left_out_fall_back_to_their_defaults() => Validate(("key", "k"), ("base_url", ""), ("tier", "  ")).Should().BeEmpty();

    [Theory]
    [InlineData("key", "  ", "filled in")]
    [InlineData("secret", "QUJ", "base64")]
    [InlineData("secret", "QUJD*", "base64")]
    [InlineData("base_url", "http://service.example", "https")]
    [InlineData("base_url", "service", "address")]
    [InlineData("tier", "platinum", "small, large, auto, none")]
    public void Wrong_value_is_named_with_what_is_expected(string field, string value, string expected)
    {
        var errors = Validate(("key", "k"), (field, value));

        errors.Should().ContainSingle().Which.Field.Should().Be(field);
        errors[0].Text.Should().Contain(expected);
    }

    [Theory]
    [InlineData("https://service.example", false)]
    [InlineData("", false)]
    [InlineData("https://127.0.0.1:5000", true)]
    [InlineData("http://localhost:5000", true)]
    public void Tier_none_is_for_this_machine_only(string address, bool allowed)
    {
        var errors = Validate(("key", "k"), ("base_url", address), ("tier", "none"));

        errors.Select(e => e.Field).Should().Equal(allowed ? [] : ["tier"]);
    }

    [Fact]
    public void All_errors_are_found_at_once() =>
        Validate(("secret", "!"), ("base_url", "x"), ("tier", "y")).Select(e => e.Field).Should().Equal("key", "secret", "base_url", "tier");

    private static IReadOnlyList<FieldError> Validate(params (string Field, string Value)[] fields) =>
        new RestConnectorFactory(TestService.Create(), new InMemoryKeyLine(), TimeProvider.System, NullLoggerFactory.Instance)
            .Validate(fields.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Last().Value));
}
