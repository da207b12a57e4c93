using Flitch.DuckDb;

namespace Flitch.Storage.Querying;

/// <summary>Interrupts a query under which the process grows beyond measure: DuckDB's limit counts tables and their like, not every value.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private const long Most = 2L << 30;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly long _before = Environment.WorkingSet;
    private readonly DuckDbCommand _command;
    private readonly ITimer _timer;

    public MemoryWatch(DuckDbCommand command, TimeProvider clock)
    {
        _command = command;
        _timer = clock.CreateTimer(_ => Look(), null, Step, Step);
    }

    /// <summary>Whether it was too much.</summary>
    public bool IsOver { get; private set; }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (Environment.WorkingSet - _before > Most)
        {
            IsOver = true;
            _command.Cancel();
        }
    }
}
