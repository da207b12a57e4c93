using Flitch.Pipeline.Connections;

namespace Flitch.Web.Tests.Serving;

/// <summary>Connections that no test of the key stands in the way of.</summary>
internal static class Connections
{
    /// <summary>One whose key nobody has asked about; nothing listens at its address.</summary>
    /// <param name="name">Its name, and its title.</param>
    public static ConnectionRequest Untested(string name) => new("kraken", name, new Dictionary<string, string>
    {
        ["api_key"] = new('A', 56),
        ["private_key"] = Convert.ToBase64String(new byte[64]),
        ["base_url"] = "http://127.0.0.1:9",
    })
    {
        Title = name,
        NoTest = true,
    };
}
