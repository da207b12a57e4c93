using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What a person knows of an object beside its responses; what is null is guessed.</summary>
/// <param name="Object">The object's name.</param>
public sealed record InferenceOptions(string Object)
{
    /// <summary>The path that is called.</summary>
    public string? Path { get; init; }

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public string? Method { get; init; }

    /// <summary>What one call adds to the service's counter.</summary>
    public int? Cost { get; init; }

    /// <summary>The permission that the key needs.</summary>
    public string? Permission { get; init; }

    /// <summary>JSON pointer to the records.</summary>
    public string? At { get; init; }

    /// <summary>The shape of what stands there.</summary>
    public RecordsShape? Shape { get; init; }

    /// <summary>The name of a map's key, or the column that is the primary key of an array.</summary>
    public string? Key { get; init; }

    /// <summary>The time along which the object is read.</summary>
    public string? Cursor { get; init; }

    /// <summary>The name of the recorded call, as the service spells it: <c>TradeVolume</c>.</summary>
    public string? Call { get; init; }

    /// <summary>The connector that the object is to belong to; null when there is none yet.</summary>
    public ConnectorSpec? Connector { get; init; }

    /// <summary>The connector's other objects.</summary>
    public EquatableArray<ObjectSpec> Neighbours { get; init; } = EquatableArrays.Empty<ObjectSpec>();
}
