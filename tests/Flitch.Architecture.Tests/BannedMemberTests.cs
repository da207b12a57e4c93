namespace Flitch.Architecture.Tests;

/// <summary>Members of the framework that no room uses, read from what the compiler wrote.</summary>
public sealed class BannedMemberTests
{
    private static readonly string[] Clocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Threading.Thread.Sleep",
    ];

    private static readonly string[] Floats =
    [
        "System.Double.Parse", "System.Double.TryParse", "System.Single.Parse", "System.Single.TryParse", "System.Convert.ToDouble", "System.Convert.ToSingle",
        "System.Text.Json.Utf8JsonReader.GetDouble", "System.Text.Json.Utf8JsonReader.TryGetDouble", "System.Text.Json.Utf8JsonReader.GetSingle",
        "System.Text.Json.JsonElement.GetDouble", "System.Text.Json.JsonElement.TryGetDouble", "System.Text.Json.JsonElement.GetSingle",
    ];

    private static readonly string[] AmountsPassThrough =
    [
        "Flitch.Connectors.Abstractions", "Flitch.Connectors.Rest", "Flitch.Connectors.Kraken", "Flitch.Connectors.Schema", "Flitch.DuckDb", "Flitch.Storage",
        "Flitch.Pipeline", "Flitch.Host",
    ];

    public static TheoryData<string> Rooms => Room.Names;

    public static TheoryData<string> MoneyRooms => [.. AmountsPassThrough];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Time_comes_from_a_TimeProvider(string room) => Repository.Find(room).Assembly.UsedMembers.Should().NotContain(Clocks);

    [Theory]
    [MemberData(nameof(MoneyRooms))]
    public void No_amount_or_time_is_parsed_as_a_float(string room) => Repository.Find(room).Assembly.UsedMembers.Should().NotContain(Floats);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_static_field_can_change(string room) => Repository.Find(room).Assembly.MutableStatics.Should().BeEmpty();
}
