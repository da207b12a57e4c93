using Flitch.Connectors;

namespace Flitch.Pipeline.Configuration;

/// <summary>A change, and how it is made.</summary>
/// <param name="Change">What is told of it.</param>
/// <param name="ApplyAsync">Makes it; the flag leaves the service alone.</param>
internal sealed record ConfigStep(ConfigChange Change, Func<bool, CancellationToken, Task> ApplyAsync)
{
    /// <summary>Tests its key beforehand; null when it brings none.</summary>
    public Func<CancellationToken, Task>? TestAsync { get; init; }

    /// <summary>Does something, and says in its error which connection it was about.</summary>
    /// <exception cref="FlitchException">As what is done.</exception>
    public async Task NamedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (FlitchException e)
        {
            throw new FlitchException(e.Error with { Summary = $"{Change.Target}: {e.Error.Summary}" }, e);
        }
    }
}
