using Flitch.Host.Wording;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Flitch.Host.Web.Shell;

/// <summary>A text of an error or a schema: what stands between backticks as code. Written without markup of its own, which would put spaces between the pieces.</summary>
public sealed class CodeText : ComponentBase
{
    /// <summary>The text; nothing is shown for none.</summary>
    [Parameter]
    [EditorRequired]
    public string? Text { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (text, isCode) in CodeSpans.Of(Text ?? ""))
        {
            if (isCode)
            {
                builder.OpenElement(0, "code");
                builder.AddContent(1, text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(2, text);
            }
        }
    }
}
