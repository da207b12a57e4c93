namespace Flitch.Connectors.Catalog;

/// <summary>All that is known of a connector without a connection: from <c>connector.json</c> and the object files beside it.</summary>
public sealed record ConnectorDescriptor
{
    /// <summary>Name in commands, folders and SQL, for example <c>kraken</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, for example <c>Kraken</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it connects to, in one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The service's own documentation, or null.</summary>
    public string? DocumentationUrl { get; init; }

    /// <summary>The service's address, used where the form leaves it at its default.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The scheme that authenticates calls, for example <c>kraken-signature</c>.</summary>
    public required string Authentication { get; init; }

    /// <summary>Steps of the guide that leads a person to a key, in order.</summary>
    public IReadOnlyList<string> Guide { get; init; } = [];

    /// <summary>The fields of the form that makes a connection, in order.</summary>
    public required IReadOnlyList<FormField> Form { get; init; }

    /// <summary>The permissions a key can have: those the objects need, and those it had better not have.</summary>
    public required IReadOnlyList<PermissionDescriptor> Permissions { get; init; }

    /// <summary>The call budget's tiers; empty when the service has no such counter.</summary>
    public required IReadOnlyList<BudgetTier> Tiers { get; init; }

    /// <summary>The call that tells what a key may do; null where the service has none.</summary>
    public KeyInfoRequest? KeyInfo { get; init; }

    /// <summary>The error catalogue, in the order in which it is matched.</summary>
    public required IReadOnlyList<ErrorEntry> Errors { get; init; }

    /// <summary>The objects, in the order in which they are shown.</summary>
    public required IReadOnlyList<ObjectDescriptor> Objects { get; init; }

    /// <summary>The object called <paramref name="name"/>, or null.</summary>
    /// <param name="name">For example <c>ledgers</c>.</param>
    public ObjectDescriptor? FindObject(string name) => Objects.FirstOrDefault(o => o.Name == name);
}
