namespace Flitch.Connectors.Rest.Tests.Budget;

/// <summary>One call of one of two processes, out of a number, so that a sequence of calls shrinks as numbers do.</summary>
internal sealed record KeyCall
{
    public KeyCall(int code)
    {
        Code = code;
        var bits = (uint)code;
        IsOfSecond = bits % 2 == 1;
        Cost = 1 + (int)(bits / 2 % 2);
        There = TimeSpan.FromMilliseconds(20 + (bits / 4 % 281));
        Back = TimeSpan.FromMilliseconds(20 + (bits / 1124 % 281));
        Pause = TimeSpan.FromMilliseconds(bits / 315_844 % 4 == 0 ? bits / 7 % 20_000 : 0);
    }

    public int Code { get; }

    /// <summary>Which process makes it.</summary>
    public bool IsOfSecond { get; }

    public int Cost { get; }

    /// <summary>From sending until the service counts it.</summary>
    public TimeSpan There { get; }

    /// <summary>From there until the answer has arrived.</summary>
    public TimeSpan Back { get; }

    /// <summary>How long nobody wants to call before it.</summary>
    public TimeSpan Pause { get; init; }
}
