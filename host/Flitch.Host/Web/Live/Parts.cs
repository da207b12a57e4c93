using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Web.Live;

/// <summary>Renders parts of pages outside of a page.</summary>
internal sealed class Parts(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The part's HTML.</summary>
    /// <typeparam name="T">Its component.</typeparam>
    /// <param name="parameters">Its parameters by name.</param>
    public async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
