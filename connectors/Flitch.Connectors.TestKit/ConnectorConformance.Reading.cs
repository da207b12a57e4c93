using Flitch.Connectors.TestKit.Reading;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>Reading.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>Every object is read to its end and brings rows, in batches of the catalogue's columns.</summary>
    [Fact]
    public Task Every_object_brings_records() => RunAsync((bench, f) => PageChecks.LookAsync(bench, f, Ct));

    /// <summary>What the service sends is what the schema describes: nothing is rescued, nothing drifts, nothing required is missing.</summary>
    [Fact]
    public Task Every_record_matches_its_schema() => RunAsync((bench, f) => RecordChecks.LookForDriftAsync(bench, f, Ct));

    /// <summary>No row lacks its key, and no two rows share one.</summary>
    [Fact]
    public Task Every_row_has_a_key_of_its_own() => RunAsync((bench, f) => RecordChecks.LookAtKeysAsync(bench, f, Ct));

    /// <summary>A second reading brings the same rows.</summary>
    [Fact]
    public Task Reading_twice_brings_the_same_rows() => RunAsync((bench, f) => RecordChecks.LookTwiceAsync(bench, f, Ct));

    /// <summary>Objects with pages are read beyond the first.</summary>
    [Fact]
    public Task Paged_objects_are_read_beyond_the_first_page() => RunAsync((bench, f) => PageChecks.LookBeyondFirstAsync(bench, f, Ct));

    /// <summary>Where an object is listed for each of some values, these listings make up the whole.</summary>
    [Fact]
    public Task Listings_for_each_value_make_up_the_whole() => RunAsync((bench, f) => EachChecks.LookAsync(bench, f, Ct));

    /// <summary>The host hears of every call, with what it needs to lead from a row to its request.</summary>
    [Fact]
    public Task Every_call_is_told_with_its_facts() => RunAsync((bench, f) => CallChecks.LookAtFactsAsync(bench, f, Ct));

    /// <summary>Only calls that the schema files name are made, and no redirect is followed: it would carry the key elsewhere.</summary>
    [Fact]
    public Task Only_declared_calls_are_made() => RunAsync((bench, f) => CallChecks.LookAtCallsAsync(bench, f, Ct));
}
