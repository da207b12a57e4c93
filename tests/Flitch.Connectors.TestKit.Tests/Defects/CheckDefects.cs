using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Tests of a connection that do not tell the truth, and plugins that no host finds.</summary>
internal static class CheckDefects
{
    private const string Ready = nameof(ConnectorConformance.Check_finds_every_object_ready);
    private const string Missing = nameof(ConnectorConformance.Check_names_the_missing_permission);
    private const string Wrong = nameof(ConnectorConformance.Check_refuses_wrong_credentials);

    private static readonly ErrorInfo Refused = new("no", ErrorKind.Provider, "No.", "Ask.");

    public static IReadOnlyList<Defect> All { get; } =
    [
        new() { Test = Ready, Name = "an object that is not ready", Says = "accounts: it is not ready though the credentials are good: no No.", Checked = r => r with { Objects = [r.Objects[0] with { Ready = false, Error = Refused }, .. r.Objects.Skip(1)] } },
        new() { Test = Ready, Name = "an object that is forgotten", Says = "the check speaks of rates, movements, postings", Checked = r => r with { Objects = [.. r.Objects.Skip(1)] } },
        new() { Test = Missing, Name = "a permission that is not asked for", Says = "movements: the check calls it ready though the key lacks read", Catalogue = WithPermission },
        new()
        {
            Test = Missing, Name = "an error that does not name it", Says = "the check does not name the missing permission read, but says no (Provider, permission none)",
            Catalogue = WithPermission, Checked = r => r with { Objects = [.. r.Objects.Select(o => o.Object == "movements" ? o with { Ready = false, Error = Refused } : o)] },
        },
        new()
        {
            Test = Missing, Name = "all objects refused", Says = "accounts: the check calls it not ready though the key lacks only read",
            Catalogue = WithPermission, Checked = r => r with { Objects = [.. r.Objects.Select(o => o with { Ready = false, Error = Refused with { Kind = ErrorKind.Permission, Permission = "read" } })] },
        },
        new() { Test = Missing, Name = "an object that is read all the same", Says = "movements: it is read though the key lacks read", Catalogue = WithPermission },
        new()
        {
            Test = Missing, Name = "one permission that stops all", Says = "accounts: it cannot be read though the key lacks only read: no",
            Catalogue = WithPermission, Read = (_, _, _) => throw new FlitchException("no", ErrorKind.Permission, "No.", "Ask."),
        },
        new()
        {
            Test = Missing, Name = "a refusal that seems to pass", Says = "movements: reading it without read gives no of the kind Transient",
            Catalogue = WithPermission, Read = (_, _, _) => throw new FlitchException("no", ErrorKind.Transient, "No.", "Ask."),
        },
        new() { Test = Wrong, Name = "a check without a call", Says = "ready though token is wrong", ChecksNothing = true },
        new() { Test = Wrong, Name = "trouble that seems to pass", Says = "a wrong token gives http:503 of the kind Transient", Service = s => s.Fault = r => r.Headers["Authorization"].EndsWith(Depot, StringComparison.Ordinal) ? null : new Flitch.Testing.ScriptedAnswer(503, "{}"u8.ToArray()) },
        new() { Test = nameof(ConnectorConformance.The_assembly_declares_its_plugin), Name = "a plugin that no one declares", Says = "does not declare DefectivePlugin" },
    ];

    private static string Depot => Flitch.Sandboxed.Tests.Depots.DepotService.Token;

    private static ConnectorDescriptor WithPermission(ConnectorDescriptor d) => d with
    {
        Permissions = [new PermissionDescriptor("read", "Read", "Keys", Wanted: true, null)],
        Objects = [.. d.Objects.Select(o => o.Name == "movements" ? o with { Permission = "read" } : o)],
    };
}
