using System.Text.Json;

namespace Flitch.Analysis.Dashboards.Reading;

/// <summary>A value of a dashboard's file, and where it stands: <c>tiles[2] (fees).query.group[0]</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Path">Its place.</param>
/// <param name="Findings">Takes what is wrong.</param>
internal readonly record struct JsonPlace(JsonElement Value, string Path, JsonFindings Findings)
{
    /// <summary>Whether it is an object with these members and no others; says so where it is not.</summary>
    public bool IsObject(params ReadOnlySpan<string> members)
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            Wrong("an object { … } was expected.");
            return false;
        }

        foreach (var member in Value.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                Wrong($"\"{Shown(member.Name)}\" is not known here. Known: {string.Join(", ", members!)}.");
            }
        }

        return true;
    }

    /// <summary>A member; null when it is not there.</summary>
    public JsonPlace? Member(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) ? new(value, Path.Length == 0 ? name : $"{Path}.{name}", Findings) : null;

    /// <summary>A member's text; null when it is not there, or no text, which it then says.</summary>
    public string? Text(string name, int most = 200, bool needed = false)
    {
        if (Member(name) is not { } member)
        {
            if (needed)
            {
                Wrong($"\"{name}\" is missing.");
            }

            return null;
        }

        return member.AsText(most);
    }

    /// <summary>The text that it is.</summary>
    public string? AsText(int most = 200)
    {
        if (Value.ValueKind != JsonValueKind.String || Value.GetString() is not { } text)
        {
            Wrong("a text was expected.");
            return null;
        }

        if (text.Length > most)
        {
            Wrong($"it is longer than {most} characters.");
            return null;
        }

        return text;
    }

    /// <summary>A member's whole number within bounds.</summary>
    public int? Number(string name, int least, int most, bool needed = false)
    {
        if (Member(name) is not { } member)
        {
            if (needed)
            {
                Wrong($"\"{name}\" is missing.");
            }

            return null;
        }

        if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        member.Wrong($"a whole number from {least} to {most} was expected.");
        return null;
    }

    /// <summary>A member's word out of an enumeration.</summary>
    public T? Word<T>(string name, bool needed = false)
        where T : struct, Enum
    {
        if (Text(name, needed: needed) is not { } text)
        {
            return null;
        }

        if (JsonWords.TryRead<T>(text) is { } found)
        {
            return found;
        }

        Member(name)!.Value.Wrong($"\"{Shown(text)}\" is none of {string.Join(", ", JsonWords.All<T>())}.");
        return null;
    }

    /// <summary>The items of a member that is a list; none where it is not there.</summary>
    public IReadOnlyList<JsonPlace> Items(string name, int most = 100)
    {
        if (Member(name) is not { } member)
        {
            return [];
        }

        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            member.Wrong("a list [ … ] was expected.");
            return [];
        }

        if (member.Value.GetArrayLength() > most)
        {
            member.Wrong($"it has more than {most} entries.");
            return [];
        }

        var findings = Findings;
        return [.. member.Value.EnumerateArray().Select((item, i) => new JsonPlace(item, $"{member.Path}[{i}]", findings))];
    }

    /// <summary>The texts of a member that is a list.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(i => i.AsText()).OfType<string>()];

    /// <summary>Says what is wrong with it.</summary>
    public void Wrong(string what) => Findings.Add(Path, what);

    private static string Shown(string name) => string.Concat(name.Take(60).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
