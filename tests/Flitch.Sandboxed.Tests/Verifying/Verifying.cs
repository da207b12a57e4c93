using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>Verifying as an actor on the clock.</summary>
internal static class Verifying
{
    public static Task<RunReport> VerifyAsync(this SandboxedHost host, VerifyOptions options, params string[] datasets) => host.Clock.ActAsync(
        () => host.Services.GetRequiredService<VerifyService>().VerifyAsync("main", datasets, options, null, TestContext.Current.CancellationToken));
}
