using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flitch.Host.Json;

/// <summary>How everything for programs is spelled, on the command line and in the API: the same names, numbers, times.</summary>
internal static class FlitchJson
{
    /// <summary>For a terminal and its pipes: over several lines.</summary>
    public static JsonSerializerOptions Indented { get; } = Printed(indented: true);

    /// <summary>For a terminal and its pipes: on one line.</summary>
    public static JsonSerializerOptions OneLine { get; } = Printed(indented: false);

    /// <summary>Sets the spelling.</summary>
    /// <param name="options">What writes and reads.</param>
    public static void Spell(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.TypeInfoResolverChain.Insert(0, FlitchJsonContext.Default);
    }

    /// <summary>A stretch of time in seconds, with three decimals at most.</summary>
    /// <param name="duration">How long.</param>
    public static decimal Seconds(TimeSpan duration) => Math.Round((decimal)duration.Ticks / TimeSpan.TicksPerSecond, 3);

    private static JsonSerializerOptions Printed(bool indented)
    {
        var options = new JsonSerializerOptions { WriteIndented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Spell(options);
        options.MakeReadOnly();
        return options;
    }
}
