using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shared;
using Flitch.Host.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Shell;

/// <summary>What the shell around every page knows of the request.</summary>
internal sealed class PageState(IHttpContextAccessor accessor, IAntiforgery antiforgery, PageAssets assets)
{
    /// <summary>The cookie that keeps the choice of light or dark.</summary>
    public const string ThemeCookie = "flitch_theme";

    /// <summary>The request.</summary>
    public HttpContext Context => accessor.HttpContext!;

    /// <summary><c>light</c> or <c>dark</c> where the person chose; null to follow the system.</summary>
    public string? Theme => Context.Request.Cookies[ThemeCookie] is ("light" or "dark") and { } chosen ? chosen : null;

    /// <summary>How the browser's language writes numbers.</summary>
    public NumberMarks Numbers => NumberMarks.Of(Context.Request.Headers.AcceptLanguage.ToString());

    /// <summary>Whether somebody is signed in. By a link to a dashboard nobody is: it shows everybody the same.</summary>
    public bool SignedIn => Context.User.Identity?.IsAuthenticated == true && !SharedAddress.IsOne(Context.Request);

    /// <summary>The token by which a form proves that it came from a page of ours.</summary>
    public AntiforgeryTokenSet FormToken => antiforgery.GetAndStoreTokens(Context);

    /// <summary>The address of a style or script.</summary>
    /// <param name="entry">Its source's name.</param>
    public string Asset(string entry) => assets[entry];
}
