using Microsoft.Playwright;

namespace Flitch.Web.Tests.Browsing;

/// <summary>Somebody without a mouse. Wherever the keys lead, the focus has to be somewhere, and to be seen.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Patience = 80;

    private const string Focused = """
        () => {
            const at = document.activeElement;
            if (!at || at === document.body) return { name: '', seen: true, tag: 'body', dialog: false };
            const style = getComputedStyle(at);
            const box = at.getBoundingClientRect();
            const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
            const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            const name = at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || at.value || '';
            return { name: name.trim(), seen: ring && inside, tag: at.tagName.toLowerCase(), dialog: !!at.closest('dialog') };
        }
        """;

    /// <summary>Goes on with Tab until something of this name has the focus.</summary>
    /// <param name="name">What it is called, or how its name begins.</param>
    public async Task TabToAsync(string name)
    {
        for (var i = 0; i < Patience; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await AtAsync();
            for (var wait = 0; !at.Seen && wait < Patience; wait++)
            {
                // The page is scrolling there.
                await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
                at = await AtAsync();
            }

            at.Seen.Should().BeTrue("the focus on \"{0}\" ({1}) at {2} has to be seen", at.Name, at.Tag, page.Url);
            if (at.Name.StartsWith(name, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Tab does not lead to \"{name}\" at {page.Url}.");
    }

    /// <summary>Where the focus is.</summary>
    public Task<Place> AtAsync() => page.EvaluateAsync<Place>(Focused);

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Types over what stands in the field.</summary>
    public async Task TypeAsync(string text)
    {
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Where the focus is: the element's name and tag, whether one sees it there, whether it is in a dialog.</summary>
    public sealed record Place
    {
        public string Name { get; set; } = "";

        public bool Seen { get; set; }

        public string Tag { get; set; } = "";

        public bool Dialog { get; set; }
    }
}
