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
            PageSize = Number("page-size", 1, 1_000),
            NonceWindow = (ulong)Number("nonce-window", 0, int.MaxValue),
            Missing = ReadMissing(),
            HasKeyInfo = Choice("key-info") != "off",
            CamelCase = Choice("key-info") == "camel",
            Count = ReadCount(),
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
    };

    private CountMode ReadCount() => Choice("count") switch
    {
        "ok" => CountMode.Ok,
        "ignores-filters" => CountMode.IgnoresFilters,
        "off" => CountMode.Off,
        _ => CountMode.Absent,
    };

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

    private int Number(string name, int low, int high)
    {
        var text = Text(name)!;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw Refused(name, text, $"it takes a whole number from {low} to {high}");
    }

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
