using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>The values for each of which an object is listed. What another object tells is asked for once in a run, so that a listing never changes while it is read.</summary>
/// <param name="fields">The form's values.</param>
/// <param name="columnOf">Reads a column of another object.</param>
internal sealed class EachValues(
    IReadOnlyDictionary<string, string> fields, Func<string, string, CancellationToken, Task<IReadOnlyList<string>>> columnOf)
{
    private readonly Dictionary<(string Object, string Column), IReadOnlyList<string>> _known = [];

    /// <summary>The values of an object, each once, in the order in which they are named.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ObjectDescriptor about, CancellationToken cancellationToken) => about.Each switch
    {
        null => [],
        { Field: { } field } => Split(fields.GetValueOrDefault(field) ?? ""),
        { Object: { } other, ObjectColumn: { } column } => await OfAsync(other, column, cancellationToken).ConfigureAwait(false),
        var each => each.Values,
    };

    private async Task<IReadOnlyList<string>> OfAsync(string other, string column, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((other, column), out var values))
        {
            var found = await columnOf(other, column, cancellationToken).ConfigureAwait(false);
            _known[(other, column)] = values = [.. found.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];
        }

        return values;
    }

    private static IReadOnlyList<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
