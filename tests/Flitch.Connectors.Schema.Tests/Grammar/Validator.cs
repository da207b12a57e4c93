using System.Diagnostics;
using System.Text.Json;

namespace Flitch.Connectors.Schema.Tests.Grammar;

/// <summary>ajv, run by node in the project's <c>Validator</c> folder.</summary>
internal static class Validator
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>What ajv says about each text, in order.</summary>
    public static async Task<IReadOnlyList<Verdict>> RunAsync(IEnumerable<Question> questions, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Flitch.Connectors.Schema.Tests", "Validator");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "validate.mjs"), Repository.Schemas])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = node.StandardError.ReadToEndAsync(cancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(questions, Options).AsMemory(), cancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        (await error).Should().BeEmpty();
        return JsonSerializer.Deserialize<List<Verdict>>(await output, Options)!;
    }
}
