using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing;

/// <summary>All that brings an incremental dataset up to date, in steps between which a run gives other datasets their turn.</summary>
internal interface IDatasetCourse : IAsyncDisposable
{
    /// <summary>The newest stretch that is still to be read, in whichever listing; null when none is.</summary>
    ReadInterval? Gap { get; }

    /// <summary>Reads what is new.</summary>
    Task NewsAsync(CancellationToken cancellationToken);

    /// <summary>Reads the first page of each gap, which tells how much there is to read.</summary>
    Task LookAsync(CancellationToken cancellationToken);

    /// <summary>Fills <see cref="Gap"/>, and proves the whole of its listing when it was the last.</summary>
    Task FillAsync(CancellationToken cancellationToken);

    /// <summary>Ends the dataset's turn: its state is saved, and what was read anew takes the place of the live rows.</summary>
    Task EndAsync(CancellationToken cancellationToken);
}
