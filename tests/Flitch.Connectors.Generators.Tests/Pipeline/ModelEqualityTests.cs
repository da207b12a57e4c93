using System.Reflection;
using Flitch.Connectors.Generators.Pipeline;
using Flitch.Connectors.Generators.Tests.Support;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Generators.Tests.Pipeline;

/// <summary>What flows through the pipeline is equal when it says the same: else nothing would ever be cached.</summary>
public sealed class ModelEqualityTests
{
    private static readonly IReadOnlyList<SchemaText> Files = [.. Repository.Demo(), .. Repository.Schemas("schemas", "kraken")];

    public static TheoryData<string> Paths => [.. Files.Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void SameText_OrOtherWhiteSpace_GivesAnEqualModel(string path)
    {
        var text = Files.Single(f => f.Path == path).Text;
        var model = Read(path, text);

        model.Should().NotBeNull();
        foreach (var same in new[] { Read(path, text), Read(path, text.Replace("\n", "\r\n\t ", StringComparison.Ordinal)) })
        {
            same.Should().NotBeSameAs(model).And.Be(model);
            same!.GetHashCode().Should().Be(model!.GetHashCode());
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void OtherDescription_GivesAnotherModel(string path)
    {
        var text = Files.Single(f => f.Path == path).Text;

        Read(path, text.Replace("\"description\": \"", "\"description\": \"Really: ", StringComparison.Ordinal)).Should().NotBe(Read(path, text));
    }

    /// <summary>A list that is equal only to itself would make every edit run everything again, and no other test would be red.</summary>
    [Theory]
    [InlineData(typeof(SchemaFile))]
    [InlineData(typeof(ObjectItem))]
    [InlineData(typeof(ConnectorItem))]
    [InlineData(typeof(ObjectSummary))]
    [InlineData(typeof(NameTable))]
    [InlineData(typeof(GenerationResult))]
    [InlineData(typeof(ReadResult<ObjectSpec>))]
    [InlineData(typeof(ReadResult<ConnectorSpec>))]
    public void EverythingInAnItem_IsEqualByValue(Type item)
    {
        var seen = new HashSet<Type>();
        Visit(item, seen);

        seen.Where(t => !IsEqualByValue(t)).Should().BeEmpty();
    }

    private static object? Read(string path, string text) => SchemaFiles.IsConnector(path) ? SchemaReader.ReadConnector(path, text).Value : SchemaReader.ReadObject(path, text).Value;

    private static bool IsEqualByValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);

    private static void Visit(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!seen.Add(type) || type.Namespace?.StartsWith("Flitch", StringComparison.Ordinal) != true || type.IsEnum)
        {
            return;
        }

        var parts = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)
            ? type.GetGenericArguments()
            : type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Select(f => f.FieldType);
        foreach (var part in parts)
        {
            Visit(part, seen);
        }
    }
}
