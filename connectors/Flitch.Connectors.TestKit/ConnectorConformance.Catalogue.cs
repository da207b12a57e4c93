using Flitch.Connectors.TestKit.Catalogue;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>What the connector says of itself, without a call.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>Connector, form, objects, columns and errors have fitting names, and texts for people.</summary>
    [Fact]
    public void The_catalogue_names_and_describes_everything() => Run(f => NameChecks.Look(Plugin.Descriptor, f));

    /// <summary>Keys, cursors and partitions are columns that can serve as such.</summary>
    [Fact]
    public void Every_object_states_a_key_and_a_cursor_that_can_serve() => Run(f => KeyChecks.Look(Plugin.Descriptor, f));

    /// <summary>Where the service counts calls, each states its cost.</summary>
    [Fact]
    public void Every_call_states_what_it_costs() => Run(f => CostChecks.Look(Plugin.Descriptor, f));

    /// <summary>An object's permission is one that the catalogue describes as wanted.</summary>
    [Fact]
    public void Every_permission_that_an_object_needs_is_described() => Run(f => PermissionChecks.Look(Plugin.Descriptor, f));

    /// <summary>A field that holds a secret is marked as one.</summary>
    [Fact]
    public void Every_secret_field_of_the_form_is_marked() => Run(f => FormChecks.LookForSecrets(Plugin.Descriptor, f));

    /// <summary>The form takes good values, and refuses missing and wrong ones in words that hold no secret.</summary>
    [Fact]
    public Task The_form_refuses_what_is_missing_or_wrong() => RunAsync((bench, f) =>
    {
        FormChecks.LookForRefusals(bench, f);
        return Task.CompletedTask;
    });
}
