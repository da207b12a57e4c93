using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Connections;

/// <summary>Which objects a person's choice means.</summary>
internal static class DatasetChoice
{
    /// <summary>The named objects in catalogue order; <c>all</c> means every one.</summary>
    /// <exception cref="FlitchException">Kind usage: the connector has no such object.</exception>
    public static IReadOnlyList<string> Named(ConnectorDescriptor connector, IReadOnlyList<string> names)
    {
        var known = connector.Objects.Select(o => o.Name).ToList();
        if (names is ["all"])
        {
            return known;
        }

        RefuseUnknown(connector, names);
        return names.Count > 0
            ? [.. known.Where(names.Contains)]
            : throw new FlitchException("usage:no-dataset", ErrorKind.Usage, "No dataset was named.", $"Name some of {string.Join(", ", known)}, or all.");
    }

    /// <summary>Refuses names of objects that the connector does not have.</summary>
    /// <exception cref="FlitchException">Kind usage: it has no such object.</exception>
    public static void RefuseUnknown(ConnectorDescriptor connector, IEnumerable<string> names)
    {
        var known = connector.Objects.Select(o => o.Name).ToList();
        if (names.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
        {
            var fix = Nearest.To(unknown, known) is { } nearest ? $"Did you mean {nearest}?" : $"Its objects are {string.Join(", ", known)}.";
            throw new FlitchException("usage:unknown-dataset", ErrorKind.Usage, $"{connector.Title} has no object \"{unknown}\".", fix);
        }
    }

    /// <summary>The objects to pick after a test: those named, or all that are ready.</summary>
    /// <exception cref="FlitchException">A named object is not ready, or none is: the test's own error.</exception>
    public static IReadOnlyList<string> AfterTest(ConnectorDescriptor connector, IReadOnlyList<string>? names, CheckResult check)
    {
        var access = check.Objects.ToDictionary(o => o.Object);
        if (names is null)
        {
            var ready = connector.Objects.Select(o => o.Name).Where(n => access.GetValueOrDefault(n)?.Ready == true).ToList();
            return ready.Count > 0 ? ready : throw new FlitchException(NotReady(check.Objects.Count > 0 ? check.Objects[0] : null));
        }

        var picked = Named(connector, names);
        return picked.Select(access.GetValueOrDefault).FirstOrDefault(a => a is { Ready: false }) is { } blocked
            ? throw new FlitchException(NotReady(blocked))
            : picked;
    }

    private static ErrorInfo NotReady(ObjectAccess? access) => access?.Error ?? new ErrorInfo(
        "connection:not-ready", ErrorKind.Permission, $"The key cannot read {access?.Object ?? "anything"}.", "Give the key the permissions that flitch connector show lists.");
}
