using Flitch.Connectors.Kraken.Sandbox.Keys;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Keys;

public sealed class NonceWindowTests
{
    [Fact]
    public void Without_a_window_every_nonce_must_be_higher()
    {
        var nonces = new NonceWindow(0);
        nonces.TryTake(5).Should().BeTrue();
        nonces.TryTake(5).Should().BeFalse();
        nonces.TryTake(4).Should().BeFalse();
        nonces.TryTake(ulong.MaxValue).Should().BeTrue();
        nonces.TryTake(6).Should().BeFalse();
        nonces.Highest.Should().Be(ulong.MaxValue);
    }

    [Fact]
    public void With_a_window_a_lower_nonce_passes_once()
    {
        var nonces = new NonceWindow(10);
        nonces.TryTake(100).Should().BeTrue();
        nonces.TryTake(90).Should().BeTrue("it is ten below the highest");
        nonces.TryTake(90).Should().BeFalse("it was used");
        nonces.TryTake(89).Should().BeFalse("it is below the window");
        nonces.TryTake(99).Should().BeTrue();
        nonces.Highest.Should().Be(100);
        nonces.TryTake(200).Should().BeTrue();
        nonces.TryTake(189).Should().BeFalse();
        nonces.TryTake(190).Should().BeTrue();
    }
}
