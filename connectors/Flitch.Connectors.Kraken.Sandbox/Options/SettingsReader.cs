using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Options;

/// <summary>Reads option values, and says in a person's words what is wrong with one.</summary>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string> values)
{
    private const int MostRows = 20_000_000;

    /// <summary>Reads all of them.</summary>
    /// <exception cref="FlitchException">A name or value is not allowed.</exception>
    public SandboxSettings Read(DateTimeOffset started)
    {
        RefuseUnknown();
        return new SandboxSettings
        {
            Started = started,
            Port = Number("port", 0, 65_535),
            Account = ReadAccount(),
            Tier = Tier.Find(Choice("tier"))!,
            Faults = Text("faults") ?? "",
            Recordings = Text("from"),
            Source = Text("source"),
            Picks = List("pick"),
            Wire = new WireOptions(Choice("fields") == "2021", Choice("key-order") == "alphabetical"),
            PageSizes = Numbers("page-size", ',', 1, 1_000),
            Order = Enum.Parse<RowOrder>(Choice("order"), ignoreCase: true),
            NonceWindow = (ulong)Number("nonce-window", 0, int.MaxValue),
            Missing = ReadMissing(),
            HasKeyInfo = Choice("key-info") != "off",
            CamelCase = Choice("key-info") == "camel",
            Count = Text("count") is "ignores-filters" ? CountMode.IgnoresFilters : Text("count") is "absent" ? CountMode.Absent : CountMode.Ok,
            CountOffset = ReadCountOffset(),
            Arrivals = Numbers("arrivals", '/', 0, 1_000_000_000)[0],
            ArrivalAge = TimeSpan.FromSeconds(Numbers("arrivals", '/', 0, 1_000_000_000).Skip(1).FirstOrDefault()),
            TokenisedApart = Choice("tokenised") == "separate",
            Status = Choice("status"),
            Latency = ReadLatency(),
            LockoutAfter = Number("lockout-after", 0, 1_000),
            Admin = Switch("admin"),
        };
    }

    private int? ReadTrades()
    {
        if (Text("trades") is not { } text)
            return null;
        var trades = Number("trades", 0, MostRows);
        return 2L * trades <= Number("ledgers", 0, MostRows) ? trades : throw Refused("trades", text, "a trade has two ledger rows at least");
    }

    private AccountOptions ReadAccount() => new()
    {
        Seed = (ulong)Number("seed", 0, int.MaxValue),
        Ledgers = Number("ledgers", 0, MostRows),
        Trades = ReadTrades(),
        Months = Number("months", 1, 240),
        LateHours = Number("late", 0, 100),
        GrowthPerHour = Number("growth", 0, 360_000),
        Empty = Switch("empty"),
        OldFields = Choice("fields") == "2021",
        HasStocks = Choice("tokenised") != "none",
    };

    private int ReadCountOffset()
    {
        var text = Text("count")!;
        if (text is "ok" or "ignores-filters" or "absent")
            return 0;
        return text[0] is '+' or '-' && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw Refused("count", text, "it takes ok, ignores-filters, absent, or a signed number such as +3 or -2");
    }

    private (int Shortest, int Longest) ReadLatency()
    {
        var range = Numbers("latency", '-', 0, 600_000);
        return range[0] <= range[^1] ? (range[0], range[^1]) : throw Refused("latency", Text("latency")!, "a range begins with its smaller number");
    }

    private string[] ReadMissing()
    {
        var missing = List("missing");
        return missing.FirstOrDefault(name => !Permissions.Reading.Contains(name)) is { } unknown
            ? throw Refused("missing", unknown, $"it takes {string.Join(", ", Permissions.Reading)}")
            : missing;
    }

    private string? Text(string name)
    {
        var option = OptionCatalogue.All.First(option => option.Name == name);
        return values.TryGetValue(name, out var value) && value.Length > 0 ? value : option.Default;
    }

    private string[] List(string name) => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private bool Switch(string name) => values.TryGetValue(name, out var value) && value is not ("false" or "off" or "0");

    private string Choice(string name)
    {
        var option = OptionCatalogue.All.First(option => option.Name == name);
        var value = Text(name)!;
        return option.Choices!.Contains(value) ? value : throw Refused(name, value, $"it takes {string.Join(", ", option.Choices!)}");
    }

    private int Number(string name, int low, int high) => Number(name, Text(name)!, low, high);

    private int[] Numbers(string name, char separator, int low, int high) => [.. Text(name)!.Split(separator).Select(part => Number(name, part, low, high))];

    private static int Number(string name, string text, int low, int high) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw Refused(name, text, $"it takes whole numbers from {low} to {high}");

    private void RefuseUnknown()
    {
        var known = OptionCatalogue.All.Select(option => option.Name).ToArray();
        if (values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new FlitchException(
                "sandbox:option",
                ErrorKind.Usage,
                $"The sandbox has no option --{unknown}.",
                $"It has: {string.Join(", ", known.Select(name => "--" + name))}.");
        }
    }

    private static FlitchException Refused(string name, string value, string takes) =>
        new("sandbox:option", ErrorKind.Usage, $"--{name} cannot be '{value}': {takes}.", "Correct the option and start again.");
}
