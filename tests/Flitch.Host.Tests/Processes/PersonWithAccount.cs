using System.Text.RegularExpressions;

namespace Flitch.Host.Tests.Processes;

/// <summary>What a person with an account at a sandbox does.</summary>
internal static partial class PersonWithAccount
{
    /// <summary>Adds connection <c>main</c>; the keys go through the environment.</summary>
    public static Task<Outcome> ConnectsAsync(this Person person, Exchange exchange, params string[] words) =>
        person.ConnectsAsync(exchange.Fields, words);

    /// <summary>Adds connection <c>main</c> with these fields.</summary>
    public static Task<Outcome> ConnectsAsync(this Person person, IReadOnlyDictionary<string, string> fields, params string[] words) => person
        .With("KEY", fields["api_key"])
        .With("SECRET", fields["private_key"])
        .TypesAsync([
            "connection", "add", "kraken", "--set", $"base_url={fields["base_url"]}", "--set", "tier=none",
            "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", .. words,
        ]);

    /// <summary>Of a refresh's outcome only what went wrong: rows, times and run ids are different each time.</summary>
    public static Outcome ErrorsOnly(this Outcome outcome) =>
        outcome with { Output = string.Empty, Errors = Answer().Replace(Moment().Replace(Wait().Replace(outcome.Errors, "N seconds"), "Throttled: MOMENT"), "ANSWER\n") };

    [GeneratedRegex(@"\b\d+ (seconds?|minutes?)\b")]
    private static partial Regex Wait();

    [GeneratedRegex(@"The answer of \d+ bytes.*\n")]
    private static partial Regex Answer();

    [GeneratedRegex(@"Throttled: \d+")]
    private static partial Regex Moment();
}
