using System.Text;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Faults;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>What a caller sees of each fault.</summary>
internal static class FaultReplies
{
    private const string HtmlType = "text/html; charset=UTF-8";

    /// <summary>Faults before the API: the nonce is not taken.</summary>
    public static Reply? BeforeApi(FaultSpec fault) => fault.Kind switch
    {
        FaultKind.HttpStatus => new Reply(fault.Number, HtmlType, Html($"Error {fault.Number}")),
        FaultKind.Html => new Reply(200, HtmlType, Html("Just a moment...")),
        FaultKind.Redirect => new Reply(301, HtmlType, Html("Moved")) { Location = "/0/private/Moved" },
        FaultKind.Stall => new Reply(200, Reply.Json, default) { IsStalled = true },
        _ => null,
    };

    /// <summary>Faults after key, signature and nonce were accepted.</summary>
    public static Reply? AfterNonce(FaultSpec fault, Call call, Envelope envelope, Lockouts lockouts)
    {
        switch (fault.Kind)
        {
            case FaultKind.Error: return envelope.Error(fault.Text);
            case FaultKind.ErrorString: return envelope.ErrorText(fault.Text);
            case FaultKind.WarningError: return envelope.Error("WGeneral:Heed what follows", fault.Text);
            case FaultKind.Throttled: return envelope.Error($"EService: Throttled: {call.Now / UnixTicks.PerSecond + fault.Number}");
            case FaultKind.ThrottledTight: return envelope.Error($"EService:Throttled: {call.Now / UnixTicks.PerSecond + fault.Number}");
            case FaultKind.NoResult: return envelope.Nothing();
            case FaultKind.NoContainer: return envelope.NoContainer();
            case FaultKind.Reset: return new Reply(200, Reply.Json, default) { IsReset = true };
            case FaultKind.Lockout:
                lockouts.Lock(call.ApiKey, call.Now, TimeSpan.FromSeconds(fault.Number));
                return envelope.Error(ApiErrors.Lockout);
            default: return null;
        }
    }

    /// <summary>Faults of the way back.</summary>
    public static Reply Spoil(FaultSpec fault, Reply reply) => fault.Kind switch
    {
        FaultKind.Truncated => reply with { Body = reply.Body[..(reply.Body.Length / 2)] },
        FaultKind.MissingField or FaultKind.NullField or FaultKind.RetypedField => reply with { Body = RecordEdits.Apply(reply.Body, fault) },
        FaultKind.Slow => reply with { Pause = TimeSpan.FromMilliseconds(fault.Number) },
        _ => reply,
    };

    /// <summary>Faults inside rows.</summary>
    public static RowOddity OddityOf(FaultSpec? fault) => fault?.Kind switch
    {
        FaultKind.NewField => RowOddity.NewField,
        FaultKind.NewValue => RowOddity.NewValue,
        FaultKind.WholeTimes => RowOddity.WholeTimes,
        _ => RowOddity.None,
    };

    private static byte[] Html(string title) => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>{title}</title></head><body><h1>{title}</h1><p>Ray ID: 7f1b2c3d4e5f6a7b</p></body></html>\n");
}
