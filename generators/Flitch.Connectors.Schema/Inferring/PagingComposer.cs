using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Writes <c>paging</c>, out of the figures that stand beside the records.</summary>
internal static class PagingComposer
{
    /// <summary>The block; null where nothing says that there are pages.</summary>
    public static JsonObject? Compose(IReadOnlyList<Sample> samples, FoundRecords found, InferenceOptions options, Evidence evidence)
    {
        if (found.Shape == RecordsShape.Object)
        {
            return null;
        }

        var beside = samples.SelectMany(s => PageFigures.Beside(s.Root, found.At)).ToList();
        var most = found.Values.Where(v => v is not null).Max(v => Containers.RowsOf(v!, found.Shape));
        var token = beside.Where(b => PageFigures.IsToken(b.At) && b.Value is JsonText or JsonNull).Select(b => b.At).FirstOrDefault();
        var total = beside.Where(b => PageFigures.IsTotal(b.At[b.At.Count - 1]) && IsCount(b.Value)).ToList();
        return token is not null ? Token(token, most, options, evidence)
            : total.Count > 0 ? Offset(total[0].At, most, options, evidence)
            : null;
    }

    private static JsonObject Token(IReadOnlyList<string> at, int most, InferenceOptions options, Evidence evidence)
    {
        var known = NeighbourGuess.Paging(options, PagingStyle.Token);
        var parameter = known?.Parameter ?? Parameter(at);
        evidence.Guess(
            "paging",
            $"a token at {JsonPointer.Of(at)}; that `{parameter}` asks for the next page {(known is null ? "is only likely" : "as in the other objects")}, and so is the size");
        return Json.Object(
            ("style", Json.Text("token")), ("parameter", Json.Text(parameter)), ("size", Json.Number(known?.Size ?? most)), ("next", Json.Text(JsonPointer.Of(at))));
    }

    // Without its parameter validate refuses the block: reading first pages only, in silence, would lose rows.
    private static JsonObject Offset(IReadOnlyList<string> at, int most, InferenceOptions options, Evidence evidence)
    {
        var known = NeighbourGuess.Paging(options, PagingStyle.Offset);
        var where = $"the answer counts its records at {JsonPointer.Of(at)}";
        evidence.Guess("paging", known is null
            ? where + "; write the parameter that says how many records to leave out, or take the block away if one answer holds everything"
            : where + $"; {known.Parameter} and pages of {known.Size} as in the other objects");
        return Json.Object(
            ("style", Json.Text("offset")),
            ("parameter", Json.Text(known?.Parameter ?? "")),
            ("size", Json.Number(known?.Size ?? System.Math.Max(1, most))),
            ("total", Json.Text(JsonPointer.Of(at))),
            ("withoutCount", WithoutCount(known)));
    }

    private static JsonObject? WithoutCount(PagingSpec? known) => known?.WithoutCount is not { } parameter ? null
        : Json.Object((parameter.Name, parameter.Value is "true" or "false" ? new JsonBoolean(parameter.Value == "true", default) : Json.Text(parameter.Value)));

    // `next_cursor` is asked for with `cursor`, `cursor.next` as well.
    private static string Parameter(IReadOnlyList<string> at)
    {
        var last = at[at.Count - 1];
        var words = NameWords.Of(last).Where(w => w != "next").ToList();
        return words.Count > 0 && last.Contains('_') ? string.Join("_", words)
            : words.Count > 0 && NameWords.Of(last)[0] != "next" ? last
            : words.Count > 0 ? words[0] + string.Concat(words.Skip(1).Select(NameWords.Title))
            : at.Count > 1 ? at[at.Count - 2] : "cursor";
    }

    private static bool IsCount(JsonValue value) => NumberText.IsInteger(Text(value)) && NumberText.FitsInteger(Text(value));

    private static string Text(JsonValue value) => value switch
    {
        JsonNumber number => number.Raw,
        JsonText text => text.Value,
        _ => "",
    };
}
