namespace Flitch.Host.Cli.Shell;

/// <summary>The process's own terminal. Ctrl-C is a key like others while it is open: it ends a query, not the shell.</summary>
internal sealed class ProcessTerminal : ITerminal, IDisposable
{
    private readonly bool before = Console.TreatControlCAsInput;

    /// <summary>Takes the terminal.</summary>
    public ProcessTerminal() => Console.TreatControlCAsInput = true;

    /// <inheritdoc/>
    public int Width => Console.WindowWidth is > 0 and var width ? width : 80;

    /// <inheritdoc/>
    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    /// <inheritdoc/>
    public void Write(string text) => Console.Out.Write(text);

    /// <inheritdoc/>
    public void Clear() => Console.Clear();

    /// <summary>Runs something that Ctrl-C interrupts.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="cancellationToken">Ends it as well.</param>
    public static async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(source.Token);
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, Task.Delay(50, CancellationToken.None));
            if (Console.KeyAvailable && Console.ReadKey(intercept: true) is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
                await source.CancelAsync();
        }

        await working;
    }

    /// <inheritdoc/>
    public void Dispose() => Console.TreatControlCAsInput = before;
}
