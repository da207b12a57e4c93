using System.Text.RegularExpressions;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;

namespace Flitch.Host.Cli.Secrets;

/// <summary>Reads <c>--set FIELD=VALUE</c> against a connector's form. Nothing that might be a secret is repeated in a message.</summary>
internal static partial class FieldAssignments
{
    /// <summary>The values by field name, secrets resolved.</summary>
    /// <param name="assignments">What <c>--set</c> was given, in order.</param>
    /// <param name="connector">The connector whose form it is.</param>
    /// <param name="secrets">Reads the secret fields' sources.</param>
    /// <exception cref="FlitchException">An assignment is not understood, or a secret cannot be read.</exception>
    public static Dictionary<string, string> Read(IEnumerable<string> assignments, ConnectorDescriptor connector, SecretReference secrets) =>
        Read(assignments, connector.Form, connector.Title, $"flitch connector show {connector.Name}", secrets);

    /// <summary>The values by field name, secrets resolved.</summary>
    /// <param name="assignments">What <c>--set</c> was given, in order.</param>
    /// <param name="form">The fields there are.</param>
    /// <param name="owner">Whose fields they are, for messages.</param>
    /// <param name="see">The command that tells more of them.</param>
    /// <param name="secrets">Reads the secret fields' sources.</param>
    /// <exception cref="FlitchException">An assignment is not understood, or a secret cannot be read.</exception>
    public static Dictionary<string, string> Read(
        IEnumerable<string> assignments, IReadOnlyList<FormField> form, string owner, string see, SecretReference secrets)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in assignments.Select(Split))
        {
            var field = form.FirstOrDefault(f => f.Name == name) ?? throw Unknown(name, form, owner, see);
            var resolved = field.Secret ? secrets.Resolve(name, value) : value;
            if (!values.TryAdd(name, resolved))
                throw Error("usage:field-twice", $"{name} is set twice.", "Set each field once.");
        }
        return values;
    }

    private static (string Name, string Value) Split(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (assignment[..equals], assignment[(equals + 1)..])
            : throw Error("usage:assignment", "A --set has no '='; its text is not repeated here, because it could be a secret.", "Write --set FIELD=VALUE, for example --set tier=pro.");
    }

    private static FlitchException Unknown(string name, IReadOnlyList<FormField> form, string owner, string see) => Error(
        "usage:unknown-field",
        FieldName().IsMatch(name)
            ? $"{owner} has no field called {name}."
            : $"A --set names a field that {owner} does not have; its text is not repeated here, because it could be a secret.",
        $"The fields are {string.Join(", ", form.Select(f => f.Name))}; see: {see}");

    private static FlitchException Error(string code, string summary, string fix) => new(code, ErrorKind.Usage, summary, fix);

    [GeneratedRegex("^[a-z][a-z_]{0,30}$")]
    private static partial Regex FieldName();
}
