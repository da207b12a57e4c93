using System.Reflection;
using Flitch.Pipeline.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Flitch.Host.Composition;

/// <summary>
/// Sends traces and metrics over OTLP, where the environment names a receiver: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or that of one signal. All other variables of
/// OpenTelemetry hold too. Without one nothing of this runs.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Traces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Metrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private readonly TracerProvider? traces;
    private readonly MeterProvider? metrics;

    private TelemetryExport(TracerProvider? traces, MeterProvider? metrics) => (this.traces, this.metrics) = (traces, metrics);

    /// <summary>Begins to send; null where nobody receives.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static TelemetryExport? FromEnvironment(Func<string, string?> environment)
    {
        bool Names(string variable) => environment(variable) is { Length: > 0 };
        var (sendsTraces, sendsMetrics) = (Names(Endpoint) || Names(Traces), Names(Endpoint) || Names(Metrics));
        return sendsTraces || sendsMetrics ? new TelemetryExport(sendsTraces ? OfTraces(environment) : null, sendsMetrics ? OfMetrics(environment) : null) : null;
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    private static TracerProvider OfTraces(Func<string, string?> environment) =>
        Sdk.CreateTracerProviderBuilder().AddSource(TelemetryNames.Source).ConfigureResource(r => Name(r, environment)).AddOtlpExporter().Build();

    private static MeterProvider OfMetrics(Func<string, string?> environment) =>
        Sdk.CreateMeterProviderBuilder().AddMeter(TelemetryNames.Source).ConfigureResource(r => Name(r, environment)).AddOtlpExporter().Build();

    private static void Name(ResourceBuilder resource, Func<string, string?> environment) => resource.AddService(
        environment("OTEL_SERVICE_NAME") is { Length: > 0 } name ? name : "flitch",
        serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
}
