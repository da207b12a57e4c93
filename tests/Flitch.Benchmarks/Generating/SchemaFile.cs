using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flitch.Benchmarks.Generating;

/// <summary>A schema file in memory.</summary>
internal sealed class SchemaFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    public SchemaFile With(string old, string replacement) => text.Contains(old, StringComparison.Ordinal)
        ? new SchemaFile(path, text.Replace(old, replacement, StringComparison.Ordinal))
        : throw new InvalidOperationException($"The file does not hold {old}.");
}
