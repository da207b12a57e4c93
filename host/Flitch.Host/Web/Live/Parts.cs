using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Web.Live;

/// <summary>Renders parts of pages outside of a page, the same for everybody: a part knows nothing of who looks at it, and holds no form's token.</summary>
internal sealed class Parts(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The part's HTML.</summary>
    /// <typeparam name="T">Its component.</typeparam>
    /// <param name="parameters">Its parameters by name.</param>
    public async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
