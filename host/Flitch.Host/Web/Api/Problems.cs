using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Api;

/// <summary>Statuses with which several operations can refuse.</summary>
internal static class Problems
{
    /// <summary>Of operations that call the connected service: a value or key that is wrong, a limit that is reached, a service that does not answer.</summary>
    public static int[] OfCalling { get; } = [StatusCodes.Status422UnprocessableEntity, StatusCodes.Status429TooManyRequests, StatusCodes.Status502BadGateway];
}
