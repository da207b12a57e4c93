using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Serving;

/// <summary>One call as it went through the <see cref="Proxy"/>.</summary>
/// <param name="Request">What the connector sent.</param>
/// <param name="Answer">What it got, after any edit.</param>
/// <param name="At">When it came.</param>
internal sealed record Exchange(ServiceRequest Request, ServiceAnswer Answer, DateTimeOffset At);
