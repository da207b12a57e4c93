using Flitch.Connectors;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>Every error text that the API's documentation and its users report has its class: whether it is tried again, and what stops.</summary>
public sealed class ErrorTextTests
{
    public static TheoryData<string, ErrorKind> Texts => new()
    {
        { "EAPI:Invalid key", ErrorKind.Configuration },
        { "EAPI:Invalid signature", ErrorKind.Configuration },
        { "EAPI:Invalid nonce", ErrorKind.Nonce },
        { "EAPI:Rate limit exceeded", ErrorKind.Rate },
        { "EAPI:Bad request", ErrorKind.Provider },
        { "EAPI:Feature disabled", ErrorKind.Provider },
        { "EGeneral:Permission denied", ErrorKind.Permission },
        { "EGeneral:Invalid arguments", ErrorKind.Provider },
        { "EGeneral:Invalid arguments:Index unavailable", ErrorKind.Provider },
        { "EGeneral:Unknown method", ErrorKind.Configuration },
        { "EGeneral:Temporary lockout", ErrorKind.Lockout },
        { "EGeneral:Too many requests", ErrorKind.Rate },
        { "EGeneral:Internal error", ErrorKind.Transient },
        { "EGeneral:Internal error:2", ErrorKind.Transient },
        { "EService:Unavailable", ErrorKind.Transient },
        { "EService:Busy", ErrorKind.Transient },
        { "EService:Timeout", ErrorKind.Transient },
        { "EService:Deadline elapsed", ErrorKind.Transient },
        { "EService:Market in cancel_only mode", ErrorKind.Transient },
        { "EService:Market in post_only mode", ErrorKind.Transient },
        { "EDatabase:Internal error", ErrorKind.Transient },
        { "EAuth:Account temporary disabled", ErrorKind.Configuration },
        { "EAuth:Account unconfirmed", ErrorKind.Configuration },
        { "EAuth:Failed", ErrorKind.Configuration },
        { "EAuth:Rate limit exceeded", ErrorKind.Rate },
        { "EAuth:Too many requests", ErrorKind.Rate },
        { "EAccount:Invalid permissions", ErrorKind.Provider },
        { "EQuery:Unknown asset", ErrorKind.Provider },
        { "EQuery:Unknown asset pair", ErrorKind.Provider },
        { "EQuery:Invalid asset pair", ErrorKind.Provider },
        { "EOrder:Unknown order", ErrorKind.Provider },
        { "EOrder:Unknown position", ErrorKind.Provider },
        { "EOrder:Invalid order", ErrorKind.Provider },
        { "EOrder:Rate limit exceeded", ErrorKind.Rate },
        { "ETrade:Invalid request", ErrorKind.Provider },
        { "ETrade:User Locked", ErrorKind.Configuration },
        { "ESession:Invalid session", ErrorKind.Provider },
        { "EFunding:Unknown withdraw key", ErrorKind.Provider },
        { "EEarnings:Busy", ErrorKind.Provider },
        { "EBM:limit exceeded:CAL", ErrorKind.Provider },
        { "EExport:Exported size too big", ErrorKind.Provider },
        { "ENovel:Nobody has heard of this", ErrorKind.Provider },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task An_error_text_stops_what_its_class_concerns_and_nothing_else(string text, ErrorKind kind)
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=80", "months=1", $"faults=OpenOrders:*:{text}");

        var run = await host.RefreshAsync("open_orders", "open_positions");

        var report = run.Datasets.Single(d => d.Dataset == "open_orders");
        FaultReports.Check(report, text, kind);
        var stopsAll = kind is ErrorKind.Configuration or ErrorKind.Nonce or ErrorKind.Rate or ErrorKind.Lockout;
        run.State.Should().Be(stopsAll ? RunState.Failed : RunState.Partial);
        (run.Error?.Code).Should().Be(stopsAll ? report.Error!.Code : null);
        run.Datasets.Single(d => d.Dataset == "open_positions").Succeeded.Should().Be(!stopsAll);
        var tried = kind is ErrorKind.Nonce or ErrorKind.Rate or ErrorKind.Transient;
        (report.Calls > 1).Should().Be(tried);
    }
}
