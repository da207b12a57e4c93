using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Connecting;
using Flitch.Connectors.Rest.Objects;

namespace Flitch.Connectors.Rest.Tests.Support;

/// <summary>A service with three objects: a listing by offset, one by token, and a snapshot.</summary>
internal static class TestService
{
    public static BudgetTier Small { get; } = new("small", "Small", 15m, 0.33m);

    public static BudgetTier Large { get; } = new("large", "Large", 20m, 1m);

    public static RestService Create(RestOptions? options = null) => new()
    {
        Descriptor = Descriptor,
        Objects =
        [
            new RestObject(Descriptor.Objects[0], new Paging(PagingStyle.Offset, "ofs", 2) { WithoutCount = new("without_count", "true") }, new TestExtractor())
            {
                FromParameter = "start",
                ToParameter = "end",
                Listings = [new OtherListing("unset", [new("by", "begin")]), new OtherListing("hidden", [new("base", "no"), new("of", "a b")])],
            },
            new RestObject(Descriptor.Objects[1], new Paging(PagingStyle.Token, "cursor", 2), new TestExtractor()),
            new RestObject(Descriptor.Objects[2], Paging.None, new TestExtractor()) { EmptyWithoutResult = true },
        ],
        Authentication = new TestAuthentication(),
        Envelope = new TestEnvelope(),
        Options = options ?? new RestOptions(),
    };

    private static ConnectorDescriptor Descriptor { get; } = new()
    {
        Name = "test",
        Title = "Test",
        Description = "A service for tests.",
        BaseUrl = "https://service.example",
        Authentication = "test",
        Form =
        [
            new FormField("key", "Key", "") { Required = true },
            new FormField("secret", "Secret", "") { Secret = true, Format = "base64" },
            new FormField("base_url", "Address", "") { Format = "url" },
            new FormField("tier", "Tier", "") { Choices = ["small", "large", "auto", "none"], Default = "auto" },
        ],
        Permissions = [new PermissionDescriptor("read-rows", "Query rows", "Data", Wanted: true, null)],
        Tiers = [Large, Small],
        Errors =
        [
            new ErrorEntry("Wrong key", ErrorKind.Configuration, "The key is wrong.", "Mend it."),
            new ErrorEntry("Not allowed", ErrorKind.Permission, "{object} needs {permission}; blocked: {datasets}.", "Tick {permission}."),
            new ErrorEntry("Old nonce", ErrorKind.Nonce, "The nonce is old.", "One program per key.") { Attempts = 3, Wait = TimeSpan.FromSeconds(1) },
            new ErrorEntry("Slow down", ErrorKind.Rate, "Too many calls; {wait}.", "Wait.") { Attempts = 4, Wait = TimeSpan.FromSeconds(5) },
            new ErrorEntry("Locked out", ErrorKind.Lockout, "Locked until {until}.", "Wait {wait}.") { Wait = TimeSpan.FromMinutes(15) },
            new ErrorEntry("Busy", ErrorKind.Transient, "Busy ({code}).", "Later.") { Attempts = 4, Wait = TimeSpan.FromSeconds(1) },
            new ErrorEntry("Bad argument*", ErrorKind.Provider, "It says {code}.", "Report it."),
        ],
        Objects = [Describe("rows", "Rows", 2, ["id"]), Describe("tokens", "Tokens", 1, ["id"]), Describe("things", "Things", 1, [])],
    };

    private static ObjectDescriptor Describe(string name, string title, int cost, IReadOnlyList<string> key) => new()
    {
        Name = name,
        Title = title,
        Description = title,
        Path = "/0/" + name,
        Method = "POST",
        PinnedParameters = [new("base", "yes +&")],
        Cost = cost,
        Permission = name == "things" ? null : "read-rows",
        Columns = [new ColumnDescriptor("id", ColumnType.Text, ""), new ColumnDescriptor("time", ColumnType.Timestamp, "")],
        PrimaryKey = key,
        Mode = name == "rows" ? RefreshMode.Incremental : RefreshMode.Snapshot,
        Counts = name == "rows",
        Fingerprint = name,
    };
}
