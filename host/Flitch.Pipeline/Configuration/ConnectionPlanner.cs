using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Secrets;

namespace Flitch.Pipeline.Configuration;

/// <summary>Holds a connection of a configuration file against what is stored.</summary>
/// <param name="connections">Makes the changes.</param>
/// <param name="secrets">Opens stored secrets, to see whether one changes.</param>
/// <param name="references">Reads the file's references.</param>
/// <param name="notes">Takes what a person should know.</param>
internal sealed class ConnectionPlanner(ConnectionService connections, SecretStore secrets, ConfigSecrets references, List<string> notes)
{
    /// <summary>A connection that is not there yet.</summary>
    /// <exception cref="FlitchException">Kind usage: a secret is missing.</exception>
    public ConfigStep Add(ConfigConnection wanted, ConnectorDescriptor connector)
    {
        var fields = Resolved(wanted, connector, []);
        if (connector.Form.FirstOrDefault(f => f.Secret && f.Required && !fields.ContainsKey(f.Name)) is { } missing)
        {
            throw NoCredentials(wanted, missing);
        }

        string[]? datasets = wanted.Datasets is { } named ? [.. named.Select(d => d.Name)] : null;
        var request = new ConnectionRequest(connector.Name, wanted.Name, fields) { Title = wanted.Title, Datasets = datasets };
        string[] details = [connector.Name, .. Titled(wanted), .. wanted.Datasets is { } each ? DatasetDifference.Between([], each) : ["all datasets that the key may read"]];
        return new ConfigStep(new ConfigChange(ConfigAction.Add, wanted.Name, details), (noTest, stop) => AddAsync(wanted, request with { NoTest = noTest }, stop))
        {
            TestAsync = async stop => DatasetChoice.AfterTest(connector, datasets, await connections.TestFieldsAsync(connector.Name, fields, stop)),
        };
    }

    /// <summary>A connection that is there; null when it is as the file says.</summary>
    /// <exception cref="FlitchException">Kind usage: it is of another connector, or a secret is missing.</exception>
    public ConfigStep? Change(ConfigConnection wanted, ConnectorDescriptor connector, ConnectionRow row, ConnectionInfo now)
    {
        if (row.Connector != wanted.Connector)
        {
            throw new FlitchException(
                "usage:config-connector", ErrorKind.Usage, $"{wanted.Name} is a connection of {row.Connector}, and the file says {wanted.Connector}.", "Give the file's connection another name, or remove the one that is there.");
        }

        var fields = ChangedFields(wanted, connector, row);
        var details = new List<string>();
        details.AddRange(now.Title == wanted.Title ? [] : [$"title: {now.Title} → {wanted.Title}"]);
        details.AddRange(fields.Select(f => Told(connector, row, f.Key, f.Value)));
        details.AddRange(wanted.Datasets is { } datasets ? DatasetDifference.Between(now.Datasets, datasets) : []);
        var edit = Edit(wanted, fields);
        return details.Count == 0 ? null : new ConfigStep(new ConfigChange(ConfigAction.Change, wanted.Name, details), (noTest, stop) => connections.EditAsync(wanted.Name, edit with { NoTest = noTest }, stop))
        {
            TestAsync = fields.Count == 0 ? null : stop => connections.TestAsync(wanted.Name, fields, stop),
        };
    }

    private static string[] Titled(ConfigConnection wanted) => wanted.Title == wanted.Name ? [] : [$"title: {wanted.Title}"];

    private static string Told(ConnectorDescriptor connector, ConnectionRow row, string field, string value)
    {
        if (connector.Form.First(f => f.Name == field).Secret)
        {
            return $"{field}: {(ConnectionStore.SecretFields(row).Contains(field) ? "replaced" : "set")}";
        }

        var now = FormValues.Plainly(connector, ConnectionStore.Fields(row)).GetValueOrDefault(field, "none");
        return $"{field}: {now} → {(value.Length > 0 ? value : connector.Form.First(f => f.Name == field).Default ?? "none")}";
    }

    private static ConnectionEdit Edit(ConfigConnection wanted, Dictionary<string, string> fields) => new()
    {
        Title = wanted.Title,
        Fields = fields.Count > 0 ? fields : null,
        Datasets = wanted.Datasets?.Select(d => d.Name).ToList(),
        Intervals = wanted.Datasets?.ToDictionary(d => d.Name, d => d.Refresh),
        Starts = wanted.Datasets?.ToDictionary(d => d.Name, d => d.Start),
    };

    private async Task AddAsync(ConfigConnection wanted, ConnectionRequest request, CancellationToken cancellationToken)
    {
        await connections.AddAsync(request, cancellationToken);
        if (wanted.Datasets?.Any(d => d.Refresh is not null || d.Start is not null) == true)
        {
            // From here on it is there: whoever gives up now would have one without its schedule.
            await connections.EditAsync(wanted.Name, Edit(wanted, []), CancellationToken.None);
        }
    }

    /// <summary>The fields whose values change; an empty value brings the default back.</summary>
    private Dictionary<string, string> ChangedFields(ConfigConnection wanted, ConnectorDescriptor connector, ConnectionRow row)
    {
        var plain = FormValues.Plainly(connector, ConnectionStore.Fields(row));
        var resolved = Resolved(wanted, connector, ConnectionStore.SecretFields(row));
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in connector.Form.Where(f => !f.Secret))
        {
            var value = resolved.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if ((value.Length > 0 ? value : field.Default ?? "") != plain.GetValueOrDefault(field.Name, ""))
            {
                changed[field.Name] = value;
            }
        }

        var stored = connector.Form.Any(f => f.Secret && resolved.ContainsKey(f.Name)) ? Stored(row) : null;
        foreach (var field in connector.Form.Where(f => f.Secret && resolved.ContainsKey(f.Name) && stored?.GetValueOrDefault(f.Name) != resolved[f.Name]))
        {
            changed[field.Name] = resolved[field.Name];
        }

        return changed;
    }

    private Dictionary<string, string>? Stored(ConnectionRow row)
    {
        try
        {
            return CredentialReader.Read(row, secrets);
        }
        catch (FlitchException)
        {
            return null; // a keyring that is lost: what the file brings mends it
        }
    }

    /// <summary>The file's values, references read. A secret that is stored and whose variable is not set is left out: it stays.</summary>
    private Dictionary<string, string> Resolved(ConfigConnection wanted, ConnectorDescriptor connector, IReadOnlyList<string> stored)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in wanted.Settings)
        {
            var secret = connector.Form.First(f => f.Name == name).Secret;
            if ((secret ? references.Read(name, text) : text) is { } value)
            {
                values[name] = value;
            }
            else if (stored.Contains(name))
            {
                notes.Add($"{wanted.Name} keeps its {name}: the environment variable {text[4..]} is not set.");
            }
            else
            {
                throw NotSet(wanted, name, text);
            }
        }

        return values;
    }

    private static FlitchException NotSet(ConfigConnection wanted, string field, string reference) => new(
        "usage:config-credentials",
        ErrorKind.Usage,
        $"{wanted.Name} is not there yet, and its {field} is to be read from the environment variable {reference[4..]}, which is not set.",
        $"Set {reference[4..]}, or write \"file:PATH\" into the file, and apply it again. Nothing was changed.");

    private static FlitchException NoCredentials(ConfigConnection wanted, FormField missing) => new(
        "usage:config-credentials",
        ErrorKind.Usage,
        $"{wanted.Name} is not there yet, and the file does not say where its {missing.Name} is. {missing.Help}",
        $"Write \"{missing.Name}\": \"env:NAME\" or \"file:PATH\" into its settings, and apply the file again. Nothing was changed.");
}
