using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;

namespace Flitch.Host.Wording;

/// <summary>What a test of a key found about one object, in words.</summary>
internal static class AccessWords
{
    /// <summary>Why the object cannot be read, in a few words.</summary>
    /// <param name="access">What the test found; not ready.</param>
    public static string Problem(ObjectAccess access) => access.Error?.Permission is null ? access.Error?.Code ?? "not ready" : "box missing";

    /// <summary>The box that the object needs, and where it stands on the service's page.</summary>
    /// <param name="connector">The connector that was tested.</param>
    /// <param name="access">What the test found.</param>
    public static string Box(ConnectorDescriptor connector, ObjectAccess access)
    {
        var name = access.Error?.Permission ?? connector.FindObject(access.Object)?.Permission;
        return connector.Permissions.FirstOrDefault(p => p.Name == name) is { } known ? $"{known.Where} › {known.Title}" : name ?? "–";
    }
}
