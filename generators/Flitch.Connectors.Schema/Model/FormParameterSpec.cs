namespace Flitch.Connectors.Schema.Model;

/// <summary>A request parameter whose value a person fills into the form; left out where the field is empty.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Field">The form's field, which is no secret.</param>
/// <param name="As">How a day is written: <c>unix-seconds</c> or <c>date-time</c>; null as it was typed.</param>
public sealed record FormParameterSpec(string Name, string Field, string? As);
