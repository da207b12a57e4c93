using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Runs;

/// <summary>One way in which a run's answers differed from the schema, over all its pages.</summary>
/// <param name="Kind">What sort of difference.</param>
/// <param name="Field">The field's path in the record.</param>
/// <param name="Sample">The first raw value, shortened; empty when there is none.</param>
/// <param name="Records">In how many records.</param>
/// <param name="SchemaEdit">A line to paste into the schema file's <c>properties</c>; null where no edit mends it.</param>
public sealed record DriftReport(DriftKind Kind, string Field, string Sample, long Records, string? SchemaEdit);
