using System.Collections.Generic;
using System.Linq;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Guesses what tells records apart.</summary>
internal static class KeyGuess
{
    private const int LongestCode = 12;

    /// <summary>The name of the column that takes a map's key.</summary>
    public static string OfMap(string objectName, FoundRecords found, ColumnNaming naming)
    {
        var container = found.At.Count == 0 ? "" : found.At[found.At.Count - 1];
        var words = NameWords.Of(objectName).Concat(NameWords.Of(container)).ToList();
        var noun = IsPlural(container) ? NameWords.Noun(container) : NameWords.Noun(objectName);
        var name = found.Keys.All(IsCode) ? CodeName(words) : noun + "_id";
        return naming.IsFree(name) ? name : naming.IsFree(noun + "_key") ? noun + "_key" : "map_key";
    }

    private static bool IsPlural(string container) =>
        NameWords.Last(container) is var last && last != NameWords.Singular(last) && last is not ("results" or "items" or "records" or "rows" or "details");

    /// <summary>The columns that tell the records of a list apart; none where nothing does.</summary>
    public static IReadOnlyList<InferredColumn> OfList(IReadOnlyList<InferredColumn> columns, int records)
    {
        var able = columns.Where(c => c.IsOutermost && c.Always && c.Type.Items is null && (c.Type.Type is "string" or "integer") && c.Type.Format is null or "unix-seconds").ToList();
        var one = able.Where(c => IsUnique(c, records)).OrderByDescending(c => Rank(c, records)).FirstOrDefault(c => Rank(c, records) > 0);
        return one is not null ? new[] { one } : Pair(able, records);
    }

    private static bool IsUnique(InferredColumn column, int records) => column.Facts.Scalars.Distinct().Count() == records;

    // With one record everything is unique: then only a name speaks for a column.
    private static int Rank(InferredColumn column, int records) =>
        column.Type.Format is not null || column.Type.Values is not null ? 0
        : column.Field.ToLowerInvariant() is "id" or "uuid" or "txid" or "refid" ? 4
        : NameWords.Last(column.Field) is "id" or "uuid" or "txid" or "refid" or "key" or "hash" ? 3
        : NameWords.IsId(column.Field) ? 2
        : records > 1 && column.Type.Type == "string" ? 1 : 0;

    private static IReadOnlyList<InferredColumn> Pair(List<InferredColumn> able, int records)
    {
        var pairs = able.SelectMany((first, i) => able.Skip(i + 1).Select(second => new[] { first, second }));
        return pairs.FirstOrDefault(p => records > 1 && p[0].Facts.Scalars.Zip(p[1].Facts.Scalars, (a, b) => a + "\n" + b).Distinct().Count() == records)
            ?? (IReadOnlyList<InferredColumn>)new List<InferredColumn>();
    }

    private static bool IsCode(string key) => key.Length <= LongestCode && key.All(c => char.IsUpper(c) || char.IsDigit(c) || c is '.' or '/') && key.Any(char.IsLetter);

    // The nearest name says most: `asset_pairs` is about pairs.
    private static string CodeName(IReadOnlyList<string> words) => words.Reverse().Select(CodeName).FirstOrDefault(n => n is not null) ?? "code";

    private static string? CodeName(string word) => NameWords.Singular(word) switch
    {
        "balance" or "asset" or "wallet" or "credit" => "asset",
        "fee" or "pair" or "ticker" or "market" => "pair",
        "currency" or "rate" => "currency",
        _ => null,
    };
}
