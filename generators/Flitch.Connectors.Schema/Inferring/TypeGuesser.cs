using System.Collections.Generic;
using System.Linq;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Guesses a field's type from all its values and, where they leave it open, from its name.</summary>
internal static class TypeGuesser
{
    private const int DefaultWhole = 20;
    private const int DefaultFraction = 18;
    private const int PriceDigits = 10;
    private const int MostDigits = 38;

    /// <summary>The type of a field that is no object.</summary>
    public static TypeGuess Of(string name, FieldFacts facts) =>
        facts.Tables > 0 || facts.Objects > 0 ? OfWhole(facts)
        : facts.Lists > 0 ? OfList(name, facts)
        : !facts.HasScalars ? OfNothing(name)
        : OfScalars(name, facts);

    private static TypeGuess OfWhole(FieldFacts facts) => new TypeGuess(facts.Lists > 0 ? "array" : "object", "json").Because(
        facts.Tables > 0 ? "holds a table of its own: it is kept whole, as JSON text; where a call lists those rows, describe that as an object of its own"
        : facts.HasScalars || facts.Lists > 0 ? "an object in some records only: it is kept whole, as JSON text"
        : "an object without fields: it is kept whole, as JSON text");

    private static TypeGuess OfList(string name, FieldFacts facts)
    {
        var items = facts.Elements!.HasScalars ? OfScalars(name, facts.Elements) : new TypeGuess("string").Because("its lists are empty: a list of what?");
        var guess = new TypeGuess("array") { Items = items with { Why = null, Values = null, NullValues = new List<string>() }, Why = items.Why };
        return facts.HasScalars ? guess.Because("not always a list: what is none is rescued") : guess;
    }

    private static TypeGuess OfNothing(string name) =>
        NameWords.IsAmount(name) ? Decimal(name, "string", new List<string>()).Because("null in every record: a decimal by its name only")
        : new TypeGuess("string").Because("null in every record: its type is not known");

    private static TypeGuess OfScalars(string name, FieldFacts facts)
    {
        var values = facts.Scalars.Where(v => v.Length > 0).ToList();
        var guess = facts.Booleans > 0 ? OfBoolean(facts, values)
            : values.Count == 0 ? new TypeGuess("string").Because("an empty text in every record")
            : values.All(NumberText.Is) ? OfNumbers(name, facts, values)
            : facts.Numbers.Count > 0 ? new TypeGuess("string").Because("sometimes a number, sometimes a text")
            : OfTexts(name, values, facts.Texts);
        return (guess.Type == "string" && guess.Format is null) || guess.Type == "boolean" || facts.Texts.All(t => t.Length > 0)
            ? guess
            : (guess with { NullValues = guess.NullValues.Append("").ToList() }).Because("an empty text is taken for no value");
    }

    private static TypeGuess OfBoolean(FieldFacts facts, List<string> values) =>
        values.All(v => v.ToLowerInvariant() is "true" or "false") ? new TypeGuess("boolean")
        : new TypeGuess("string").Because("sometimes true or false, sometimes another value");

    private static TypeGuess OfTexts(string name, List<string> values, List<string> all)
    {
        if (values.All(NumberText.IsDate))
        {
            return new TypeGuess("string", "date");
        }

        if (values.All(NumberText.IsInstant))
        {
            return new TypeGuess("string", "date-time");
        }

        if (values.All(v => v is "true" or "false"))
        {
            return new TypeGuess("boolean").Because("true and false in quotes");
        }

        var text = new TypeGuess("string") { Values = EnumGuess.Of(name, all) };
        return text.Because(
            text.Values is { } found ? $"{found.Count} values that repeat: an open list, to which new ones may come"
            : values.All(NumberText.IsInstantWithoutZone) ? "a time without a zone, which no instant can be read from"
            : values.Any(NumberText.Is) && !NameWords.IsId(name) ? "a number in some records only"
            : null);
    }

    private static TypeGuess OfNumbers(string name, FieldFacts facts, List<string> values)
    {
        var word = facts.Numbers.Count > 0 ? "number" : "string";
        if (NameWords.IsTime(name) && values.All(v => NumberText.IsZero(v) || NumberText.IsSeconds(v)))
        {
            return Seconds(word == "number" && facts.Numbers.All(NumberText.IsInteger) ? "integer" : word, values);
        }

        if (!values.All(NumberText.IsInteger) || NameWords.IsAmount(name))
        {
            return Decimal(name, word, values);
        }

        return values.All(NumberText.FitsInteger) ? Integer(name, facts, values) : new TypeGuess("string").Because("an integer of more digits than 64 bits hold");
    }

    private static TypeGuess Integer(string name, FieldFacts facts, List<string> values)
    {
        // Digits in quotes can be an id; a text loses nothing.
        if (facts.Numbers.Count == 0)
        {
            return values.Any(v => v[0] is '+' or '-')
                ? Decimal(name, "string", values).Because("whole numbers with a sign, in quotes: an amount?")
                : new TypeGuess("string").Because("digits in quotes: an id stays a text; an amount is a decimal, a count an integer");
        }

        return new TypeGuess("integer").Because(
            facts.Texts.Any(t => t.Length > 0) ? "in quotes in some records"
            : values.All(v => NumberText.IsSeconds(v, thousands: true)) ? "milliseconds since 1970? they stay a number: of times only seconds are read"
            : values.All(v => NumberText.IsSeconds(v)) && !NameWords.IsId(name) ? "could be a time: then `unix-seconds`"
            : null);
    }

    private static TypeGuess Seconds(string word, List<string> values)
    {
        var guess = new TypeGuess(word, "unix-seconds");
        return values.Any(NumberText.IsZero)
            ? (guess with { NullValues = new List<string> { "0" } }).Because("seconds since 1970, by its name and size; 0 is taken for not set")
            : guess.Because("seconds since 1970, by its name and size");
    }

    private static TypeGuess Decimal(string name, string word, List<string> values)
    {
        var (whole, fraction) = NumberText.Digits(values);
        var guess = new TypeGuess(word, "decimal").Because(
            values.Count > 0 && values.All(NumberText.IsInteger) ? "whole numbers only: an amount by its name" : null);
        return NameWords.IsPrice(name) && whole <= PriceDigits && fraction <= PriceDigits
                ? guess with { Digits = (2 * PriceDigits, PriceDigits) } // as all prices and rates, so that price × volume does not overflow
            : whole <= DefaultWhole && fraction <= DefaultFraction ? guess
            : whole + fraction <= MostDigits
                ? (guess with { Digits = (MostDigits, fraction > DefaultFraction ? fraction : MostDigits - whole) }).Because($"the samples have {whole} digits before the point and {fraction} after")
            : new TypeGuess("string").Because("more digits than a decimal of 38 holds");
    }
}
