namespace Flitch.Pipeline.Runs;

/// <summary>Datasets that somebody wants fresh while a run goes on.</summary>
/// <param name="Id">The request.</param>
/// <param name="Datasets">The datasets.</param>
/// <param name="SeenAt">When the run learned of it, by the clock's timestamp: what is read from then on answers it, however clocks are set.</param>
internal sealed record AskedRefresh(string Id, IReadOnlyList<string> Datasets, long SeenAt);
