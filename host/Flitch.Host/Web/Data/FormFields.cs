using Flitch.Connectors.Catalog;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Data;

/// <summary>The connector's fields in a form that was sent.</summary>
internal static class FormFields
{
    /// <summary>Reads those that were filled; fields of the page itself are not among them.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="form">What was sent.</param>
    public static Dictionary<string, string> Read(ConnectorDescriptor connector, IFormCollection form) => connector.Form
        .Select(f => (f.Name, Value: form["field_" + f.Name].ToString().Trim()))
        .Where(f => f.Value.Length > 0)
        .ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    /// <summary>What a form changes in a connection: an emptied field goes back to its default, an emptied secret stays as it is, and so does what the form has no field for.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="stored">The values that are stored in clear.</param>
    public static Dictionary<string, string> Changes(ConnectorDescriptor connector, IFormCollection form, IReadOnlyDictionary<string, string> stored) => connector.Form
        .Where(f => form.ContainsKey("field_" + f.Name))
        .Select(f => (f.Name, Value: form["field_" + f.Name].ToString().Trim(), Before: f.Secret ? "" : stored.GetValueOrDefault(f.Name, "")))
        .Where(f => f.Value != f.Before)
        .ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
