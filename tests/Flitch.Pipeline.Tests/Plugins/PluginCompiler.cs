using Flitch.Connectors.Plugins;
using Flitch.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>Compiles a plugin's source into a folder, as a build would leave it.</summary>
internal static class PluginCompiler
{
    private static readonly List<MetadataReference> Host = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Append(typeof(IConnectorPlugin).Assembly.Location).Distinct().Select(p => MetadataReference.CreateFromFile(p))];

    public static void Compile(string folder, string assembly, string source) => PluginOutput.Write(Compilation(assembly, source, Host), folder);

    /// <summary>A compilation against what the host brings, or against what a test gives in place of that.</summary>
    public static CSharpCompilation Compilation(string assembly, string source, IEnumerable<MetadataReference>? references = null) => CSharpCompilation.Create(
        assembly, [CSharpSyntaxTree.ParseText(source)], references ?? Host, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>What the host brings, without its contracts.</summary>
    public static IEnumerable<MetadataReference> WithoutContracts => Host.Where(r => !r.Display!.Contains("Flitch.Connectors.Abstractions", StringComparison.Ordinal));

    /// <summary>A plugin that works; <paramref name="constructor"/> runs when it is made.</summary>
    public static string Source(string name, string constructor = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Flitch.Connectors;
        using Flitch.Connectors.Catalog;
        using Flitch.Connectors.Checking;
        using Flitch.Connectors.KeyLine;
        using Flitch.Connectors.Plugins;
        using Flitch.Connectors.Reading;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        [assembly: ConnectorPlugin(typeof(Plugin))]

        public sealed class Plugin : IConnectorPlugin
        {
            public Plugin() { {{constructor}} }
            public ConnectorDescriptor Descriptor { get; } = new()
            {
                Name = "{{name}}", Title = "{{name}}", Description = "", BaseUrl = "", Authentication = "", Form = [], Permissions = [], Tiers = [], Errors = [], Objects = [],
            };
            public void ConfigureServices(IServiceCollection services) => services.AddSingleton<IConnectorFactory, Factory>();
        }

        public sealed class Factory(IKeyLine line, TimeProvider clock, ILogger<Factory> log) : IConnectorFactory
        {
            public IReadOnlyList<FieldError> Validate(IReadOnlyDictionary<string, string> fields) => line is null || clock is null || log is null ? [new("", "")] : [];
            public IConnector Create(IReadOnlyDictionary<string, string> fields, ICallObserver observer) => throw new NotSupportedException();
        }
        """;
}
