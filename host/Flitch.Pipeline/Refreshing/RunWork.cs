using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What a run does between its beginning and its end.</summary>
/// <returns>The error that stopped it; null when it went through, whatever became of single datasets.</returns>
internal delegate Task<ErrorInfo?> RunWork(RunReport run, RunScope scope, RunRequest request, List<DatasetTally> tallies, CancellationToken cancellationToken);
