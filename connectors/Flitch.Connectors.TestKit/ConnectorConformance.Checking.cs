using Flitch.Connectors.TestKit.Checking;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>The test of a connection.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>With good credentials, every object of the catalogue is ready.</summary>
    [Fact]
    public Task Check_finds_every_object_ready() => RunAsync((bench, f) => CheckChecks.LookAtGoodKeyAsync(bench, f, Ct));

    /// <summary>With a key that lacks a permission, the objects that need it are named with it, and no others.</summary>
    [Fact]
    public Task Check_names_the_missing_permission() => RunAsync(f => CheckChecks.LookAtPermissionsAsync(Settings, OptionsWithout, f, Ct));

    /// <summary>With a wrong secret, the connection is refused in words.</summary>
    [Fact]
    public Task Check_refuses_wrong_credentials() => RunAsync(f => CheckChecks.LookAtWrongSecretsAsync(Settings, f, Ct));
}
