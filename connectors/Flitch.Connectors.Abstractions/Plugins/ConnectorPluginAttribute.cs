namespace Flitch.Connectors.Plugins;

/// <summary>Marks a plugin folder's assembly that brings a connector, or several.</summary>
/// <param name="pluginType">A type with a parameterless constructor that is an <see cref="IConnectorPlugin"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ConnectorPluginAttribute(Type pluginType) : Attribute
{
    /// <summary>The plugin's type.</summary>
    public Type PluginType { get; } = pluginType;
}
