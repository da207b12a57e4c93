using Flitch.Connectors.Catalog;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Catalogue;

/// <summary>Permissions that objects need.</summary>
internal static class PermissionChecks
{
    public static void Look(ConnectorDescriptor descriptor, FindingList findings)
    {
        foreach (var permission in descriptor.Permissions)
        {
            findings.Require(
                permission.Title.Length > 0 && permission.Where.Length > 0, FindingList.Connector,
                $"the permission {permission.Name} does not say what its box is called and where it is",
                "Give title and where in connector.json as the service's page has them.");
        }

        foreach (var o in descriptor.Objects.Where(o => o.Permission is not null))
        {
            var permission = descriptor.Permissions.FirstOrDefault(p => p.Name == o.Permission);
            if (findings.Require(permission is not null, o.Name, $"it needs {o.Permission}, which connector.json does not describe", "Add it under permissions."))
            {
                findings.Require(permission!.Wanted, o.Name, $"it needs {o.Permission}, which connector.json calls not wanted", "Set wanted to true.");
            }
        }

        if (descriptor.Permissions.Count == 0 && descriptor.Objects.All(o => o.Permission is null))
        {
            findings.DoesNotApply(FindingList.Connector, "no object needs a permission");
        }
    }
}
