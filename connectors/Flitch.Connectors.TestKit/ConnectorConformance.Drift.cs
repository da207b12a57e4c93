using Flitch.Connectors.TestKit.Drifting;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>Answers that are not as the schema says: the proxy changes them, so that nothing has to be prepared.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>A field that the schema does not know is kept in <c>_rescued</c> and reported; the rest of the row is as before.</summary>
    [Fact]
    public Task An_unknown_field_is_kept_and_reported() => RunAsync((bench, f) => FieldChecks.LookAtUnknownFieldAsync(bench, f, Ct));

    /// <summary>A value that an enumeration does not list is stored as it came, and reported.</summary>
    [Fact]
    public Task An_unknown_value_is_kept_and_reported() => RunAsync((bench, f) => FieldChecks.LookAtUnknownValueAsync(bench, f, Ct));

    /// <summary>A value of another type leaves its column null, is kept in <c>_rescued</c>, and reported.</summary>
    [Fact]
    public Task A_value_of_another_type_is_kept_and_reported() => RunAsync((bench, f) => FieldChecks.LookAtChangedTypeAsync(bench, f, Ct));

    /// <summary>A required field that is missing costs no row, and is reported.</summary>
    [Fact]
    public Task A_missing_field_is_reported_and_costs_no_row() => RunAsync((bench, f) => FieldChecks.LookAtMissingFieldAsync(bench, f, Ct));

    /// <summary>Decimals are exact to their last digit, and times to the microsecond: nothing passes through a float.</summary>
    [Fact]
    public Task Numbers_and_times_are_read_exactly() => RunAsync((bench, f) => ExactnessChecks.LookAsync(bench, f, Ct));

    /// <summary>A number with more digits than its column is kept in <c>_rescued</c> and never rounded.</summary>
    [Fact]
    public Task A_number_that_does_not_fit_is_kept_and_not_rounded() => RunAsync((bench, f) => ExactnessChecks.LookAtTooManyDigitsAsync(bench, f, Ct));

    /// <summary>A key or cursor that cannot be read fails its object, and the error shows the raw value.</summary>
    [Fact]
    public Task A_key_or_cursor_that_cannot_be_read_fails_its_object() => RunAsync((bench, f) => KeyDriftChecks.LookAsync(bench, f, Ct));
}
