using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Demo;

/// <summary>A fresh install on which <c>demo --once</c> has run once.</summary>
public sealed class FirstDemo : IAsyncLifetime
{
    internal FlitchInstall Flitch { get; } = new();

    internal CommandResult Result { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Result = (await Flitch.RunAsync("demo", "--once")).MustSucceed();

    public ValueTask DisposeAsync()
    {
        Flitch.Dispose();
        return ValueTask.CompletedTask;
    }
}
