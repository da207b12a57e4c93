using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Rest.Connecting;

/// <summary>Checks a form's values against what <c>connector.json</c> says of its fields. All errors are found, none shows a secret.</summary>
internal static class FormValidator
{
    /// <summary>The errors, in the form's order.</summary>
    public static IReadOnlyList<FieldError> Validate(RestService service, IReadOnlyDictionary<string, string> fields)
    {
        var errors = service.Descriptor.Form.Select(f => FindError(f, fields.GetValueOrDefault(f.Name)?.Trim() ?? "")).OfType<FieldError>().ToList();
        errors.AddRange(service.Authentication.Validate(fields).Where(e => errors.TrueForAll(known => known.Field != e.Field)));
        if (FindTierError(service, fields) is { } tier && errors.TrueForAll(known => known.Field != tier.Field))
        {
            errors.Add(tier);
        }

        return errors;
    }

    private static FieldError? FindError(FormField field, string value)
    {
        if (value.Length == 0)
        {
            return field.Required && field.Default is null ? new FieldError(field.Name, "must be filled in") : null;
        }

        if (field.Choices is { } choices && !choices.Contains(value))
        {
            return new FieldError(field.Name, $"must be one of {string.Join(", ", choices)}");
        }

        return FindFormatError(field, value);
    }

    private static FieldError? FindFormatError(FormField field, string value) => field.Format switch
    {
        "base64" when !IsBase64(value) => new FieldError(
            field.Name, "is not base64: it should hold only letters, digits, + and /, with = at the end; copy the whole value again"),
        "date" when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            new FieldError(field.Name, "is not a day; write it as 2026-11-23"),
        "url" when !BaseAddress.TryParse(value, out _, out var problem) => new FieldError(field.Name, problem),
        _ => null,
    };

    private static FieldError? FindTierError(RestService service, IReadOnlyDictionary<string, string> fields)
    {
        var tier = ServiceAddress.TierOf(service, fields);
        if (tier is "none")
        {
            return ServiceAddress.TryGet(service, fields, out var address) && !BaseAddress.IsLoopback(address)
                ? new FieldError(ConnectionFields.Tier, "may be none only for an address on this machine: the service would lock the key")
                : null;
        }

        var known = tier == "auto" || service.Descriptor.Tiers.Any(t => t.Name == tier);
        return known ? null : new FieldError(ConnectionFields.Tier, $"must be one of {string.Join(", ", service.Descriptor.Tiers.Select(t => t.Name))}, auto");
    }

    private static bool IsBase64(string value) => Convert.TryFromBase64String(value, new byte[value.Length], out _);
}
