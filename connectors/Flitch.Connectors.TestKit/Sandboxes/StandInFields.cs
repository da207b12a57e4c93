using System.Text;
using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>Values for a connection's form that connect to no one's account, each easy to find wherever it may turn up.</summary>
internal static class StandInFields
{
    public static Dictionary<string, string> Of(ConnectorDescriptor descriptor) => descriptor.Form
        .Where(f => f.Secret || (f.Required && f.Default is null)).ToDictionary(f => f.Name, ValueOf, StringComparer.Ordinal);

    private static string ValueOf(FormField field) => field switch
    {
        { Choices: [var first, ..] } => first,
        { Format: "base64" } => Convert.ToBase64String(Encoding.ASCII.GetBytes($"flitch-marker-{field.Name}-0f3b9a51c7")),
        { Format: "date" } => "2020-01-01",
        { Format: "url" } => "http://127.0.0.1",
        _ => $"flitch-marker-{field.Name}-0f3b9a51c7",
    };
}
