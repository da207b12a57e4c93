using Flitch.Connectors.Plugins;
using Flitch.Testing;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>
/// Builds of one plugin, made once: two that work and tell their version, and some that do not. Each has a library that it needs only when it reads, so that
/// a folder which goes away too early is noticed. A read asks the function that <c>AppContext</c> keeps under the form's <c>gate</c>.
/// </summary>
public sealed class PluginBuilds : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flitch-builds-").FullName;

    /// <summary>Makes them all.</summary>
    public PluginBuilds()
    {
        Build("v1", "v1");
        Build("v2", "v2");
        Build("throws", "v3", "throw new System.InvalidOperationException(\"It was a bad day.\");");
        BuildForOtherContracts();
        CopyTo(Path.Combine(_folder, "truncated"), "v2");
        using (var dll = File.OpenWrite(Path.Combine(_folder, "truncated", "Swapped.dll")))
        {
            dll.SetLength(dll.Length / 2);
        }

        CopyTo(Path.Combine(_folder, "no-manifest"), "v2");
        File.WriteAllText(Path.Combine(_folder, "no-manifest", "Swapped.deps.json"), "{");
    }

    /// <summary>Leaves a build in a folder, over whatever is there, as <c>cp</c> does.</summary>
    public void CopyTo(string folder, string build)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, build)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Build(string name, string version, string constructor = "")
    {
        var folder = Path.Combine(_folder, name);
        var words = PluginCompiler.Compilation("Words", $$"""public static class Words { public static string Version => "{{version}}"; }""");
        var plugin = PluginCompiler.Compilation("Swapped", Source(version, constructor)).AddReferences(words.ToMetadataReference());
        PluginOutput.Write(words, folder);
        PluginOutput.Write(plugin, folder);
        File.Delete(Path.Combine(folder, "Words.deps.json"));
        File.WriteAllText(Path.Combine(folder, "Swapped.deps.json"), """
            { "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
              "targets": { ".NETCoreApp,Version=v10.0": {
                "Swapped/1.0.0": { "dependencies": { "Words": "1.0.0" }, "runtime": { "Swapped.dll": {} } },
                "Words/1.0.0": { "runtime": { "Words.dll": {} } } } },
              "libraries": {
                "Swapped/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
                "Words/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } } }
            """);
    }

    /// <summary>A plugin that was built when the contracts had another version.</summary>
    private void BuildForOtherContracts()
    {
        var contracts = PluginCompiler.Compilation(typeof(IConnectorPlugin).Assembly.GetName().Name!, """
            [assembly: System.Reflection.AssemblyVersion("99.0.0.0")]
            namespace Flitch.Connectors.Plugins { public sealed class ConnectorPluginAttribute(System.Type type) : System.Attribute { public System.Type Type => type; } }
            """, PluginCompiler.WithoutContracts);
        var plugin = PluginCompiler.Compilation(
            "Swapped", "[assembly: Flitch.Connectors.Plugins.ConnectorPlugin(typeof(Plugin))] public sealed class Plugin { }", PluginCompiler.WithoutContracts);
        PluginOutput.Write(plugin.AddReferences(contracts.ToMetadataReference()), Path.Combine(_folder, "other-contracts"));
    }

    private static string Source(string version, string constructor) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Flitch.Connectors;
        using Flitch.Connectors.Catalog;
        using Flitch.Connectors.Checking;
        using Flitch.Connectors.Columns;
        using Flitch.Connectors.Plugins;
        using Flitch.Connectors.Reading;
        using Flitch.Connectors.Sandboxes;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        [assembly: ConnectorPlugin(typeof(Plugin))]
        [assembly: ConnectorSandbox(typeof(Sandbox))]

        public sealed class Plugin : IConnectorPlugin
        {
            public Plugin() { {{constructor}} }

            public ConnectorDescriptor Descriptor { get; } = new()
            {
                Name = "swapped", Title = "{{version}}", Description = "", BaseUrl = "", Authentication = "",
                Form = [new FormField("gate", "Gate", "") { Default = "none" }], Permissions = [], Tiers = [], Errors = [],
                Objects = [new()
                {
                    Name = "items", Title = "Items", Description = "", Path = "/items", Method = "GET", PinnedParameters = [], Cost = 0,
                    Columns = [new ColumnDescriptor("version", ColumnType.Text, "")], PrimaryKey = ["version"], Mode = RefreshMode.Snapshot, Fingerprint = "items-1",
                }],
            };

            public void ConfigureServices(IServiceCollection services) => services.AddSingleton<IConnectorFactory, Factory>();
        }

        public sealed class Factory(TimeProvider clock) : IConnectorFactory, IDisposable
        {
            private bool _disposed;

            public IReadOnlyList<FieldError> Validate(IReadOnlyDictionary<string, string> fields) => _disposed ? [new("gate", "The factory is gone.")] : [];

            public IConnector Create(IReadOnlyDictionary<string, string> fields, ICallObserver observer) =>
                _disposed ? throw new ObjectDisposedException("Factory") : new Connector(fields["gate"], clock);

            public void Dispose() => _disposed = true;
        }

        public sealed class Connector(string gate, TimeProvider clock) : IConnector
        {
            public DateTimeOffset ServerNow => clock.GetUtcNow();

            public async IAsyncEnumerable<Page> ReadAsync(ObjectListing listing, ReadInterval? interval, [EnumeratorCancellation] CancellationToken cancellationToken)
            {
                if (AppContext.GetData(gate) is Func<Task> wait)
                {
                    await wait();
                }

                yield return Page();
            }

            public Task<long?> CountAsync(ObjectListing listing, ReadInterval interval, CancellationToken cancellationToken) => throw new NotSupportedException();

            public Task<CheckResult> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new CheckResult { Objects = [new("items", true, null)], Method = "none" });

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;

            private Page Page()
            {
                var batch = new RecordBatch([ColumnType.Text]);
                ((TextColumn)batch.Columns[0]).Append(Words.Version);
                batch.Rescued.AppendNull();
                return new Page
                {
                    Batch = batch, RecordsSeen = 1, IsLast = true,
                    Call = new CallFacts { Number = 1, Object = "items", Path = "/items", Parameters = "", Attempt = 1, SentAt = clock.GetUtcNow(), Duration = TimeSpan.Zero, Cost = 0, Status = 200 },
                };
            }
        }

        public sealed class Sandbox : IConnectorSandbox
        {
            public string Connector => "swapped";

            public IReadOnlyList<SandboxOption> Options => [];

            public Task<IRunningSandbox> StartAsync(IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken) =>
                Task.FromResult<IRunningSandbox>(new Running());
        }

        public sealed class Running : IRunningSandbox
        {
            public Uri Address => new("http://127.0.0.1/");

            public IReadOnlyDictionary<string, string> ConnectionFields => new Dictionary<string, string> { ["version"] = Words.Version };

            public IReadOnlyList<KeyValuePair<string, string>> Notes => [];

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
        """;
}
