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
    public static string Box(ConnectorDescriptor connector, ObjectAccess access) =>
        BoxCalled(connector, access.Error?.Permission ?? connector.FindObject(access.Object)?.Permission);

    /// <summary>The box of a permission, and where it stands on the service's page; a dash where none is needed.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="permission">The permission's name in the schema.</param>
    public static string BoxCalled(ConnectorDescriptor connector, string? permission) =>
        connector.Permissions.FirstOrDefault(p => p.Name == permission) is { } known ? $"{known.Where} › {known.Title}" : permission ?? "–";
}
