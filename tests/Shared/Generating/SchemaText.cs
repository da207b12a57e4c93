using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flitch.Testing;

/// <summary>A schema file in memory.</summary>
internal sealed class SchemaText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public string Text => text;

    public static SchemaText FromDisk(string path)
    {
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path))!;
        return new SchemaText($"schemas/{folder}/{System.IO.Path.GetFileName(path)}", File.ReadAllText(path));
    }

    public SchemaText With(string old, string replacement)
    {
        text.Should().Contain(old);
        return new SchemaText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
