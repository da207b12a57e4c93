using System.Reflection;
using Flitch.Connectors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Flitch.Host.Web.Api;

/// <summary>The OpenAPI document: made of the routes, of what they take and answer, and of the XML docs of both.</summary>
internal static class ApiDescription
{
    /// <summary>The document's name.</summary>
    public const string Version = "v1";

    private const string Scheme = "token";

    private const string About =
        "Everything that Flitch's pages do with data, for programs; password, sessions and tokens are theirs alone. It reads accounts and never trades. Times are ISO 8601 in UTC. Whatever is refused is told as application/problem+json, with a code and what to do.";

    /// <summary>Registers it.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services) => services.AddSingleton<ApiDocument>().AddOpenApi(Version, o =>
    {
        o.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        o.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id && id.EndsWith("Json", StringComparison.Ordinal)
            ? id[..^"Json".Length]
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        o.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    /// <summary>Adds its route.</summary>
    /// <param name="routes">The API.</param>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/openapi.json", OpenAsync).ExcludeFromDescription();

    private static async Task<FileContentHttpResult> OpenAsync(ApiDocument document) => TypedResults.Bytes(await document.JsonAsync(), "application/json;charset=utf-8");

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Flitch", Description = About, Version = ProductVersion };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.AddComponent(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token made under Settings, sent as Authorization: Bearer TOKEN. Each can be revoked by itself.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    private static string ProductVersion => typeof(ErrorInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
