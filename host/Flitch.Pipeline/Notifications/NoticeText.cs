using System.Globalization;
using System.Text;

namespace Flitch.Pipeline.Notifications;

/// <summary>A notice in a person's words.</summary>
internal static class NoticeText
{
    private const int Named = 3;

    /// <summary>One line: what happened to what.</summary>
    public static string Headline(Notice notice) => notice.Event switch
    {
        NoticeEvents.RefreshFailed => $"Refreshing {Name(notice)} failed{For(notice.Datasets)}",
        NoticeEvents.RefreshRecovered => $"{Name(notice)} is up to date again",
        NoticeEvents.SwitchedOff => $"The schedule of {Name(notice)} switched itself off",
        NoticeEvents.ReconnectRequired => $"{Name(notice)} has to be reconnected",
        _ => "This is a test: notices from Flitch arrive here",
    };

    /// <summary>A paragraph: the headline, what went wrong, what to do.</summary>
    public static string Paragraph(Notice notice) =>
        string.Join(' ', new[] { Headline(notice) + ".", notice.Error?.Summary, notice.Error?.Fix }.Where(t => t is { Length: > 0 }));

    /// <summary>A letter: a line for each thing there is to know.</summary>
    public static string Letter(Notice notice)
    {
        var letter = new StringBuilder().AppendLine(Headline(notice) + ".").AppendLine();
        Add(letter, "", notice.Error?.Summary);
        Add(letter, "", notice.Error?.Fix);
        letter.AppendLine();
        Add(letter, "Datasets: ", notice.Datasets.Count > 0 ? string.Join(", ", notice.Datasets) : null);
        Add(letter, "Code: ", notice.Error?.Code);
        Add(letter, "Run: ", notice.RunId);
        Add(letter, "When: ", notice.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        Add(letter, "More: ", notice.Link?.ToString());
        return letter.ToString();
    }

    private static string For(IReadOnlyList<string> datasets) => datasets.Count is > 0 and <= Named ? $" for {string.Join(", ", datasets)}" : "";

    private static string Name(Notice notice) =>
        notice.Title is { } title && title != notice.Connection ? $"{title} ({notice.Connection})" : notice.Connection ?? "a connection";

    private static void Add(StringBuilder letter, string label, string? text)
    {
        if (text is { Length: > 0 })
        {
            letter.Append(label).AppendLine(text);
        }
    }
}
