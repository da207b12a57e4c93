using System.Globalization;
using Flitch.Connectors;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Runs;

/// <summary>The errors of a dataset's calls that were made again, and what they come to in a person's words.</summary>
internal sealed class OvercomeErrors
{
    private readonly SortedDictionary<string, (ErrorKind Kind, int Calls)> _errors = new(StringComparer.Ordinal);

    public void Add(CallFacts facts)
    {
        if (facts is { Error: { } code, ErrorKind: { } kind })
        {
            _errors[code] = (kind, _errors.GetValueOrDefault(code).Calls + 1);
        }
    }

    /// <summary>One sentence for each error: nothing was lost, but a person may want to know why the run took longer.</summary>
    public IEnumerable<string> Notices() => _errors.Select(e => Words(e.Key, e.Value.Kind, e.Value.Calls));

    private static string Words(string code, ErrorKind kind, int calls) => kind switch
    {
        ErrorKind.Rate => $"The service asked for fewer calls ({code}, {Times(calls)}); the run waited and went on. If this comes again, another program may be using the key.",
        ErrorKind.Nonce => $"The service refused a nonce ({code}, {Times(calls)}); the call was made again. If this comes again, another program may be using the key.",
        _ => $"The service answered {code} {Times(calls)}; the call was made again.",
    };

    private static string Times(int calls) => calls == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{calls:N0} times");
}
