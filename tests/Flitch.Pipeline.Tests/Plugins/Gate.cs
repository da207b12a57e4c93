namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>Stops a plugin of <see cref="PluginBuilds"/> within a read. It is reached through the runtime, since the plugin knows no type of the tests.</summary>
internal sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Gate() => AppContext.SetData(Name, new Func<Task>(PassAsync));

    public string Name { get; } = $"gate-{Guid.NewGuid():N}";

    public Task Reached => _reached.Task;

    public void Open() => _opened.TrySetResult();

    public void Dispose() => AppContext.SetData(Name, null);

    private Task PassAsync()
    {
        _reached.TrySetResult();
        return _opened.Task;
    }
}
