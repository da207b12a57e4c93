using Flitch.Connectors;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Serving;

/// <summary>An error as programs read it: RFC 9457, with our code and what to do.</summary>
internal static class ApiProblem
{
    /// <summary>Makes the answer.</summary>
    /// <param name="error">The error.</param>
    /// <param name="status">The status.</param>
    public static IResult Of(ErrorInfo error, int status) => Results.Problem(
        detail: error.Fix,
        statusCode: status,
        title: error.Summary,
        extensions: new Dictionary<string, object?> { ["code"] = error.Code, ["kind"] = error.Kind.ToString().ToLowerInvariant() });
}
