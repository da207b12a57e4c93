using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>A listing that is read in pages: TradesHistory, Ledgers, ClosedOrders.</summary>
internal abstract class HistoryEndpoint(string name, int cost, string permission, string container) : Endpoint(name, cost, permission)
{
    private readonly Listing _listing = new();

    /// <inheritdoc/>
    public sealed override string? Answer(EndpointCall call)
    {
        if (Window.TryRead(call.Parameters, id => TimeOf(call, id), out var window) is { } error)
            return error;
        if (CursorOf(call, ref window) is { } cursorError)
            return cursorError;
        if (TryRows(call, window, out var rows) is { } filterError)
            return filterError;
        var page = _listing.Find(Served(call, rows), RangeOf(call, window), call.Key, call.Settings, SizeOf(call));
        Write(call, window, page);
        return null;
    }

    /// <summary>All rows, oldest first, as JSON rows with their ids, for those who compare.</summary>
    public void WriteAll(EndpointCall call, Action<string> took)
    {
        _ = TryRows(call, new Window(long.MinValue, long.MaxValue, 0), out var rows);
        var served = Served(call, rows);
        for (var place = 0; place < rows.Count; place++)
        {
            if (!served.Matches(place))
                continue;
            call.Out.Reset();
            call.Json.WriteStartObject();
            WriteFields(Shown(call), place);
            call.Json.WriteEndObject();
            took(IdOf(call, place));
        }
    }

    /// <summary>The time of the row of an id, or null when there is none.</summary>
    protected abstract long? TimeOf(EndpointCall call, string id);

    /// <summary>The rows that pass the call's filters.</summary>
    protected abstract string? TryRows(EndpointCall call, Window window, out ListingRows rows);

    /// <summary>The id of the row at a place.</summary>
    protected abstract string IdOf(EndpointCall call, int place);

    /// <summary>Writes the fields of the row at a place.</summary>
    protected abstract void WriteFields(RowContext context, int place);

    /// <summary>The bounds that apply to the listing's own time.</summary>
    protected virtual Window RangeOf(EndpointCall call, Window window) => window;

    /// <summary>How many rows a page has.</summary>
    protected virtual int SizeOf(EndpointCall call) => call.PageSize;

    /// <summary>What the caller wants to see with the rows.</summary>
    protected virtual RowContext Shown(EndpointCall call) => call.Rows;

    /// <summary>Whether the caller pages by cursor.</summary>
    private static bool HasCursor(EndpointCall call) => call.Parameters.IsSet("with_cursor") || call.Parameters["cursor"] is not null;

    // A cursor is the frozen end and the offset inside it, so that it keeps its place while rows arrive.
    private static string? CursorOf(EndpointCall call, ref Window window)
    {
        if (!HasCursor(call))
            return null;
        var parts = (call.Parameters["cursor"] ?? string.Create(CultureInfo.InvariantCulture, $"c-{Math.Min(window.End, call.Now)}-0")).Split('-');
        if (parts is not ["c", var end, var offset]
            || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var endTicks)
            || !int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
            return Calls.ApiErrors.InvalidArguments("cursor");
        window = window with { End = endTicks, Offset = rows };
        return null;
    }

    private ListingRows Served(EndpointCall call, ListingRows rows) => call.Withheld.Of(Name) is not { IsEmpty: false } withheld
        ? rows
        : rows with
        {
            FilterName = $"{rows.FilterName}|{withheld.Version} withheld",
            Matches = place => rows.TimeAt(place) >= withheld.From && rows.Matches(place) && !withheld.Ids.Contains(IdOf(call, place)),
        };

    private void Write(EndpointCall call, Window window, ListingPage page)
    {
        var shown = Shown(call);
        call.Json.WriteStartObject();
        call.Json.WriteStartObject(container);
        foreach (var place in call.WithoutRows ? [] : page.Places)
        {
            call.Json.WriteStartObject(IdOf(call, place));
            WriteFields(shown, place);
            call.Json.WriteEndObject();
        }

        call.Json.WriteEndObject();
        if (HasCursor(call))
            WriteCursor(call, window, page);
        else if (page.Count is { } count && !call.Parameters.IsSet("without_count"))
            call.Json.WriteNumber("count"u8, count);
        call.Json.WriteEndObject();
    }

    private void WriteCursor(EndpointCall call, Window window, ListingPage page)
    {
        call.Json.WriteNumber("count"u8, 0);
        call.Json.WriteStartObject("cursor"u8);
        if (page.Places.Length == SizeOf(call))
            call.Json.WriteString("next"u8, string.Create(CultureInfo.InvariantCulture, $"c-{window.End}-{window.Offset + page.Places.Length}"));
        call.Json.WriteEndObject();
    }
}
