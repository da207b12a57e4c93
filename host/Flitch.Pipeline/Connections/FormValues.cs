using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Connections;

/// <summary>A form's values, checked: defaults filled in, all names known, nothing missing.</summary>
internal sealed class FormValues
{
    private readonly ConnectorDescriptor _descriptor;

    private FormValues(ConnectorDescriptor descriptor, IReadOnlyDictionary<string, string> all)
    {
        _descriptor = descriptor;
        All = all;
    }

    /// <summary>All values, secrets in clear. Never logged, shown or put into an error.</summary>
    public IReadOnlyDictionary<string, string> All { get; }

    /// <summary>What is stored in clear.</summary>
    public Dictionary<string, string> Plain => Where(f => !f.Secret);

    /// <summary>What is sealed.</summary>
    public Dictionary<string, string> Secrets => Where(f => f.Secret);

    /// <summary>Checks a form.</summary>
    /// <exception cref="FlitchException">Kind usage: an unknown, missing or wrong field; never with a secret's value.</exception>
    public static FormValues Check(LoadedConnector connector, IReadOnlyDictionary<string, string> given)
    {
        var descriptor = connector.Descriptor;
        RefuseUnknown(descriptor, given.Keys);
        var values = Fill(descriptor, given);
        var missing = descriptor.Form.Select(f => Complaint(f, values.GetValueOrDefault(f.Name))).OfType<FieldError>().ToList();
        if (missing.Count > 0)
        {
            throw Wrong(descriptor, missing, string.Join(" ", missing.Select(e => $"{e.Field} {e.Text}")));
        }

        var wrong = connector.Factory.Validate(values);
        return wrong.Count == 0 ? new FormValues(descriptor, values) : throw Wrong(descriptor, wrong, string.Join(" ", wrong.Select(e => $"{e.Field}: {e.Text}")));
    }

    /// <summary>Values of the fields that are no secret, with their defaults, unchecked.</summary>
    public static IReadOnlyDictionary<string, string> Plainly(ConnectorDescriptor descriptor, IReadOnlyDictionary<string, string> stored) =>
        Fill(descriptor with { Form = [.. descriptor.Form.Where(f => !f.Secret)] }, stored);

    private static void RefuseUnknown(ConnectorDescriptor descriptor, IEnumerable<string> names)
    {
        var known = descriptor.Form.Select(f => f.Name).ToList();
        if (names.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
        {
            var fix = Nearest.To(unknown, known) is { } nearest ? $"Did you mean {nearest}?" : $"Its fields are {string.Join(", ", known)}.";
            throw new FlitchException(new ErrorInfo("usage:unknown-field", ErrorKind.Usage, $"{descriptor.Title} has no field \"{unknown}\".", fix)
            {
                Fields = [new FieldError(unknown, $"There is no such field. {fix}")],
            });
        }
    }

    private static Dictionary<string, string> Fill(ConnectorDescriptor descriptor, IReadOnlyDictionary<string, string> given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in descriptor.Form)
        {
            var value = given.GetValueOrDefault(field.Name)?.Trim();
            if ((string.IsNullOrEmpty(value) ? field.Default : value) is { Length: > 0 } filled)
            {
                values[field.Name] = filled;
            }
        }

        return values;
    }

    private static FieldError? Complaint(FormField field, string? value) => value switch
    {
        null => field.Required ? new FieldError(field.Name, $"is missing. {field.Help}") : null,
        _ when field.Choices is { } choices && !choices.Contains(value) =>
            new FieldError(field.Name, $"is one of {string.Join(", ", choices)}" + (field.Secret ? "." : $", not \"{value}\".")),
        _ => null,
    };

    private static FlitchException Wrong(ConnectorDescriptor descriptor, IReadOnlyList<FieldError> wrong, string summary) => new(new ErrorInfo(
        "usage:field",
        ErrorKind.Usage,
        summary,
        $"Correct the field{(wrong.Count > 1 ? "s" : "")} and try again. flitch connector show {descriptor.Name} lists all fields.") { Fields = wrong });

    private Dictionary<string, string> Where(Func<FormField, bool> wanted) =>
        _descriptor.Form.Where(f => wanted(f) && All.ContainsKey(f.Name)).ToDictionary(f => f.Name, f => All[f.Name], StringComparer.Ordinal);
}
