using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Flitch.Host.Web.Api;

/// <summary>The OpenAPI document as it is sent. It is the same for everybody as long as the program runs, so it is made once, when it is first asked for.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDescription.Version)] IOpenApiDocumentProvider provider)
{
    private readonly Lazy<Task<byte[]>> _json = new(() => WriteAsync(provider));

    /// <summary>Its JSON.</summary>
    public Task<byte[]> JsonAsync() => _json.Value;

    private static async Task<byte[]> WriteAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        return json.ToArray();
    }
}
