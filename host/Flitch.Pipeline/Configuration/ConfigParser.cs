using System.Text.Json;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Configuration;

/// <summary>Takes a configuration file apart: every name known, every value of its type, no secret in clear. Whatever is wrong is told with line and column.</summary>
/// <param name="connectors">The connectors there are.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class ConfigParser(IReadOnlyList<ConnectorDescriptor> connectors, ConfigFindings findings)
{
    /// <summary>The members that a file may have.</summary>
    internal static readonly IReadOnlyList<string> OfFile = ["$schema", "version", "connections", "notifications"];

    /// <summary>The members that a connection may have.</summary>
    internal static readonly IReadOnlyList<string> OfConnection = ["connector", "title", "settings", "datasets"];

    /// <summary>The members that a dataset may have.</summary>
    internal static readonly IReadOnlyList<string> OfDataset = ["start", "refresh"];

    /// <exception cref="FlitchException">Kind usage: something is wrong with the file.</exception>
    public static ConfigFile Parse(string file, byte[] text, IReadOnlyList<ConnectorDescriptor> connectors)
    {
        text = text.AsSpan().StartsWith("\uFEFF"u8) ? text[3..] : text;
        var findings = new ConfigFindings(file, text);
        var parsed = new ConfigParser(connectors, findings).File(ConfigReader.Read(text, findings));
        findings.Throw();
        return parsed;
    }

    private ConfigFile File(ConfigNode root)
    {
        if (IsObject(root, "a configuration file"))
        {
            Known(root, OfFile, "a configuration file");
            CheckVersion(root);
        }

        var connections = root["connections"] is { } all && IsObject(all, "connections") ? all.Members.Select(Connection).OfType<ConfigConnection>() : [];
        return new ConfigFile([.. connections.OrderBy(c => c.Name, StringComparer.Ordinal)], root["notifications"] is { } notices ? Notices(notices) : null);
    }

    private void CheckVersion(ConfigNode root)
    {
        if (root["version"] is not { } version)
        {
            findings.Add(root.Offset, $"\"version\" is missing; this Flitch writes and reads version {ConfigFile.Version}.");
        }
        else if (version.Number != ConfigFile.Version)
        {
            findings.Add(version.Offset, $"the version is not {ConfigFile.Version}, which is the one that this Flitch reads.");
        }
    }

    private ConfigConnection? Connection(ConfigMember member)
    {
        CheckName(member);
        if (!IsObject(member.Value, "a connection"))
        {
            return null;
        }

        Known(member.Value, OfConnection, "a connection");
        if (Text(member.Value, "connector", member.Value.Offset) is not { } name || Connector(name) is not { } connector)
        {
            return null;
        }

        return new ConfigConnection(
            member.Name,
            connector.Name,
            Text(member.Value, "title") is { } title ? Checked(title, () => ConnectionTitle.Of(title.Text, member.Name)) ?? member.Name : member.Name,
            member.Value["settings"] is { } settings ? Fields(settings, connector.Form, connector.Title) : new Dictionary<string, string>(),
            member.Value["datasets"] is { } datasets ? Datasets(datasets, connector) : null);
    }

    private void CheckName(ConfigMember member)
    {
        try
        {
            ConnectionNames.Check(member.Name, connectors.Select(c => c.Name));
        }
        catch (FlitchException e)
        {
            findings.Add(member.Offset, $"{e.Error.Summary} {e.Error.Fix}");
        }
    }

    private ConnectorDescriptor? Connector(ConfigNode name)
    {
        if (connectors.FirstOrDefault(c => c.Name == name.Text) is { } found)
        {
            return found;
        }

        findings.Add(name.Offset, $"no connector is called \"{ConfigReader.Shown(name.Text)}\".{Instead(name.Text, connectors.Select(c => c.Name))}");
        return null;
    }

    private List<ConfigDataset>? Datasets(ConfigNode node, ConnectorDescriptor connector)
    {
        if (!IsObject(node, "datasets"))
        {
            return null;
        }

        if (node.Members.Count == 0)
        {
            findings.Add(node.Offset, "a connection keeps one dataset at least; without \"datasets\" they stay as they are.");
        }

        Known(node, [.. connector.Objects.Select(o => o.Name)], connector.Title, "object");
        return [.. node.Members.Where(m => IsObject(m.Value, "a dataset")).Select(Dataset).OrderBy(d => d.Name, StringComparer.Ordinal)];
    }

    private ConfigDataset Dataset(ConfigMember member)
    {
        Known(member.Value, OfDataset, "a dataset");
        var start = Text(member.Value, "start");
        var time = start is null ? null : ConfigTime.Parse(start.Text);
        if (start is not null && time is null)
        {
            findings.Add(start.Offset, "\"start\" is no time; write it as \"2026-01-31\" or \"2026-01-31T12:00:00Z\".");
        }

        return new ConfigDataset(member.Name, Text(member.Value, "refresh") is { } refresh ? Checked(refresh, () => RefreshInterval.Parse(refresh.Text)) : null, time);
    }

    /// <summary>What the rule that holds everywhere makes of a value; its complaint becomes a finding.</summary>
    private T? Checked<T>(ConfigNode node, Func<T?> rule)
    {
        try
        {
            return rule();
        }
        catch (FlitchException e)
        {
            findings.Add(node.Offset, $"{e.Error.Summary} {e.Error.Fix}");
            return default;
        }
    }

    private Dictionary<string, string> Notices(ConfigNode node) => Fields(node, NoticeFields.All, "notifications");

    /// <summary>A form's values. What is secret is a reference; a text that is none is refused and not repeated.</summary>
    private Dictionary<string, string> Fields(ConfigNode node, IReadOnlyList<FormField> form, string owner)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!IsObject(node, owner))
        {
            return values;
        }

        Known(node, [.. form.Select(f => f.Name)], owner, "field");
        foreach (var (field, value) in node.Members.Select(m => (form.FirstOrDefault(f => f.Name == m.Name), m.Value)).Where(f => f.Item1 is not null))
        {
            if (IsText(value, field!.Name) && Complaint(field, value.Text) is var complaint)
            {
                values[field.Name] = value.Text;
                if (complaint is not null)
                {
                    findings.Add(value.Offset, complaint);
                }
            }
        }

        return values;
    }

    private static string? Complaint(FormField field, string value) => field switch
    {
        { Secret: true } when !ConfigSecrets.IsReference(value) =>
            $"{field.Name} is a secret, which does not belong into a file that others can read. Write where it is instead: \"env:NAME\" or \"file:PATH\". If the secret is a real one, replace it.",
        { Choices: { } choices } when !choices.Contains(value) => $"{field.Name} is one of {string.Join(", ", choices)}.",
        _ => null,
    };

    private ConfigNode? Text(ConfigNode owner, string name, int? neededAt = null)
    {
        if (owner[name] is { } node)
        {
            return IsText(node, name) ? node : null;
        }

        if (neededAt is { } offset)
        {
            findings.Add(offset, $"\"{name}\" is missing.");
        }

        return null;
    }

    private bool IsObject(ConfigNode node, string what) => Is(node, JsonValueKind.Object, $"{what} is an object, in braces.");

    private bool IsText(ConfigNode node, string what) => Is(node, JsonValueKind.String, $"\"{what}\" is a text, in quotation marks.");

    private bool Is(ConfigNode node, JsonValueKind kind, string otherwise)
    {
        if (node.Kind != kind)
        {
            findings.Add(node.Offset, otherwise);
        }

        return node.Kind == kind;
    }

    private void Known(ConfigNode node, IReadOnlyList<string> names, string owner, string what = "member")
    {
        foreach (var unknown in node.Members.Where(m => !names.Contains(m.Name)))
        {
            findings.Add(unknown.Offset, $"{owner} has no {what} \"{ConfigReader.Shown(unknown.Name)}\".{Instead(unknown.Name, names)}");
        }
    }

    private static string Instead(string name, IEnumerable<string> known) => Nearest.To(name, known) is { } nearest ? $" Did you mean {nearest}?" : $" There are {string.Join(", ", known)}.";
}
