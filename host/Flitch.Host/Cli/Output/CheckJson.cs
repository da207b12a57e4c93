using System.Text.Json.Nodes;
using Flitch.Connectors.Checking;

namespace Flitch.Host.Cli.Output;

/// <summary>A test's result as JSON.</summary>
internal static class CheckJson
{
    /// <summary>The whole result.</summary>
    /// <param name="check">What the test found.</param>
    public static JsonObject Of(CheckResult check) => new()
    {
        ["method"] = check.Method,
        ["keyName"] = check.KeyName,
        ["calls"] = check.Calls,
        ["datasets"] = new JsonArray([.. check.Objects.Select(Access)]),
        ["notices"] = new JsonArray([.. check.Notices.Select(Notice)]),
    };

    private static JsonObject Access(ObjectAccess access) => new()
    {
        ["dataset"] = access.Object,
        ["ready"] = access.Ready,
        ["error"] = access.Error is { } error ? JsonOutput.Of(error) : null,
    };

    private static JsonObject Notice(CheckNotice notice) => new()
    {
        ["level"] = JsonOutput.Name(notice.Level),
        ["text"] = notice.Text,
        ["fix"] = notice.Fix,
    };
}
