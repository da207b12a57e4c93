namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>The last calls, in order.</summary>
internal sealed class RequestLog
{
    private const int Most = 200_000;
    private readonly Queue<SandboxRequest> _requests = [];

    /// <summary>How many there were in all.</summary>
    public long Total { get; private set; }

    /// <summary>Notes a call; the number is given here.</summary>
    public void Add(SandboxRequest request)
    {
        if (_requests.Count == Most)
            _requests.Dequeue();
        _requests.Enqueue(request with { Number = ++Total });
    }

    /// <summary>A copy.</summary>
    public SandboxRequest[] ToArray() => [.. _requests];
}
