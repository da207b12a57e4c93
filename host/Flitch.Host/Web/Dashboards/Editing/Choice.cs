using Microsoft.AspNetCore.Components;

namespace Flitch.Host.Web.Dashboards.Editing;

/// <summary>The options of a <c>select</c>. What is chosen is offered even where it is none of them, so that saving a form loses nothing.</summary>
internal static class Choice
{
    /// <summary>Options whose words are their values.</summary>
    public static RenderFragment Of(IEnumerable<string> values, string chosen) => Of(values.Select(v => (v, v)), chosen);

    /// <summary>Options with words of their own.</summary>
    public static RenderFragment Of(IEnumerable<(string Value, string Words)> values, string chosen)
    {
        var all = values.ToList();
        if (chosen.Length > 0 && all.TrueForAll(o => o.Value != chosen))
        {
            all.Add((chosen, chosen));
        }

        return builder =>
        {
            foreach (var (value, words) in all)
            {
                builder.OpenElement(0, "option");
                builder.AddAttribute(1, "value", value);
                builder.AddAttribute(2, "selected", value == chosen);
                builder.AddContent(3, words);
                builder.CloseElement();
            }
        };
    }
}
