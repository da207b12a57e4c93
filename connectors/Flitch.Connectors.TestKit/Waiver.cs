namespace Flitch.Connectors.TestKit;

/// <summary>One thing that a connector does not promise, with the reason. It is told as skipped when nothing else was looked at; one for an object fails once it is no longer needed.</summary>
/// <param name="Test">The test's name: <c>nameof(Every_object_brings_records)</c>.</param>
/// <param name="Subject">The object, or whatever else the test's message began with; null for the whole test, which is then not run.</param>
/// <param name="Reason">Why, in a sentence for the connector's readers.</param>
public sealed record Waiver(string Test, string? Subject, string Reason);
