namespace Flitch.Connectors.Sandboxes;

/// <summary>Marks a plugin folder's assembly that brings a sandbox.</summary>
/// <param name="sandboxType">A type with a parameterless constructor that is an <see cref="IConnectorSandbox"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ConnectorSandboxAttribute(Type sandboxType) : Attribute
{
    /// <summary>The sandbox's type.</summary>
    public Type SandboxType { get; } = sandboxType;
}
