namespace Flitch.Host.Cli.Shell;

/// <summary>A line that is being edited, and where the cursor stands in it.</summary>
internal sealed class EditBuffer
{
    /// <summary>The line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Characters before the cursor.</summary>
    public int Cursor { get; private set; }

    /// <summary>Takes another line, with the cursor at its end.</summary>
    /// <param name="text">The line.</param>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    /// <summary>Writes at the cursor.</summary>
    /// <param name="text">What.</param>
    public void Insert(string text) => (Text, Cursor) = (Text.Insert(Cursor, text), Cursor + text.Length);

    /// <summary>Puts something in the place of what stands before the cursor.</summary>
    /// <param name="length">How much of it.</param>
    /// <param name="text">What.</param>
    public void ReplaceBefore(int length, string text)
    {
        (Text, Cursor) = (Text.Remove(Cursor - length, length), Cursor - length);
        Insert(text);
    }

    /// <summary>Removes the character before the cursor; a pair of surrogates is one.</summary>
    public void Backspace() => ReplaceBefore(Cursor - Before(), "");

    /// <summary>Removes the character at the cursor.</summary>
    public void Delete() => Text = Text.Remove(Cursor, After() - Cursor);

    /// <summary>Removes the word before the cursor.</summary>
    public void DeleteWord() => ReplaceBefore(Cursor - WordStart(), "");

    /// <summary>Removes everything before the cursor.</summary>
    public void DeleteToStart() => ReplaceBefore(Cursor, "");

    /// <summary>Removes everything from the cursor on.</summary>
    public void DeleteToEnd() => Text = Text[..Cursor];

    /// <summary>Goes one character to the left.</summary>
    public void Left() => Cursor = Before();

    /// <summary>Goes one character to the right.</summary>
    public void Right() => Cursor = After();

    /// <summary>Goes one word to the left.</summary>
    public void WordLeft() => Cursor = WordStart();

    /// <summary>Goes one word to the right.</summary>
    public void WordRight()
    {
        while (Cursor < Text.Length && !char.IsLetterOrDigit(Text[Cursor]))
            Cursor++;
        while (Cursor < Text.Length && char.IsLetterOrDigit(Text[Cursor]))
            Cursor++;
    }

    /// <summary>Goes to the beginning.</summary>
    public void Home() => Cursor = 0;

    /// <summary>Goes to the end.</summary>
    public void End() => Cursor = Text.Length;

    private int Before() => Cursor == 0 ? 0 : Cursor - (Cursor > 1 && char.IsLowSurrogate(Text[Cursor - 1]) && char.IsHighSurrogate(Text[Cursor - 2]) ? 2 : 1);

    private int After() => Cursor == Text.Length ? Cursor : Cursor + (char.IsHighSurrogate(Text[Cursor]) && Cursor + 1 < Text.Length && char.IsLowSurrogate(Text[Cursor + 1]) ? 2 : 1);

    private int WordStart()
    {
        var at = Cursor;
        while (at > 0 && !char.IsLetterOrDigit(Text[at - 1]))
            at--;
        while (at > 0 && char.IsLetterOrDigit(Text[at - 1]))
            at--;
        return at;
    }
}
