namespace Flitch.Host.Cli.Shell;

/// <summary>
/// Reads a line from a terminal: arrows, Home and End, words with Ctrl, history with up and down, completion with Tab. A line that is wider than the terminal moves under
/// its window. Neither of the libraries for this can be restored where this project is built.
/// </summary>
/// <param name="terminal">Keys, and where the line stands.</param>
/// <param name="history">Lines of before.</param>
/// <param name="words">What Tab completes.</param>
internal sealed class LineEditor(ITerminal terminal, ShellHistory history, ShellWords words)
{
    private readonly EditBuffer buffer = new();
    private int past;
    private string draft = "";

    /// <summary>Reads a line.</summary>
    /// <param name="prompt">What stands before it.</param>
    /// <returns>The line; null when the person wants to leave; empty when it was given up.</returns>
    public string? Read(string prompt)
    {
        buffer.Set("");
        (past, draft) = (history.Count, "");
        while (true)
        {
            Draw(prompt);
            var key = terminal.ReadKey();
            if (key is { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' })
                return Leave(buffer.Text);
            if (IsControl(key, ConsoleKey.C))
                return Leave("");
            if (IsControl(key, ConsoleKey.D) && buffer.Text.Length == 0)
                return Leave(null);
            Edit(key);
        }
    }

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey letter) => key.Key == letter && key.Modifiers.HasFlag(ConsoleModifiers.Control);

    private string? Leave(string? line)
    {
        terminal.Write("\r\n");
        return line;
    }

    private void Edit(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
            EditWithControl(key);
        else if (Moves(key.Key) is { } move)
            move();
        else if (!char.IsControl(key.KeyChar))
            buffer.Insert(key.KeyChar.ToString());
    }

    private void EditWithControl(ConsoleKeyInfo key)
    {
        Action? action = key.Key switch
        {
            ConsoleKey.A => buffer.Home,
            ConsoleKey.E => buffer.End,
            ConsoleKey.B => buffer.Left,
            ConsoleKey.F => buffer.Right,
            ConsoleKey.D => buffer.Delete,
            ConsoleKey.H => buffer.Backspace,
            ConsoleKey.K => buffer.DeleteToEnd,
            ConsoleKey.U => buffer.DeleteToStart,
            ConsoleKey.W => buffer.DeleteWord,
            ConsoleKey.P => () => Recall(-1),
            ConsoleKey.N => () => Recall(1),
            ConsoleKey.L => terminal.Clear,
            ConsoleKey.LeftArrow => buffer.WordLeft,
            ConsoleKey.RightArrow => buffer.WordRight,
            _ => null,
        };
        action?.Invoke();
    }

    private Action? Moves(ConsoleKey key) => key switch
    {
        ConsoleKey.LeftArrow => buffer.Left,
        ConsoleKey.RightArrow => buffer.Right,
        ConsoleKey.Home => buffer.Home,
        ConsoleKey.End => buffer.End,
        ConsoleKey.Backspace => buffer.Backspace,
        ConsoleKey.Delete => buffer.Delete,
        ConsoleKey.UpArrow => () => Recall(-1),
        ConsoleKey.DownArrow => () => Recall(1),
        ConsoleKey.Tab => Complete,
        _ => null,
    };

    private void Recall(int step)
    {
        var next = past + step;
        if (next < 0 || next > history.Count)
            return;
        if (past == history.Count)
            draft = buffer.Text;
        past = next;
        buffer.Set(past == history.Count ? draft : history[past]);
    }

    private void Complete()
    {
        var begun = ShellWords.Begun(buffer.Text[..buffer.Cursor]);
        var found = words.Beginning(begun);
        var common = ShellWords.Common(found);
        if (found.Count == 1)
            buffer.ReplaceBefore(begun.Length, found[0]);
        else if (common.Length > begun.Length)
            buffer.ReplaceBefore(begun.Length, common);
        else if (found.Count > 1)
            terminal.Write($"\r\n{string.Join("  ", found.Take(40))}{(found.Count > 40 ? "  …" : "")}\r\n");
    }

    // The window shows the cursor with some of what stands before it.
    private void Draw(string prompt)
    {
        var room = Math.Max(10, terminal.Width - prompt.Length - 1);
        var from = Math.Max(0, buffer.Cursor - room);
        var shown = buffer.Text.Substring(from, Math.Min(room, buffer.Text.Length - from));
        terminal.Write($"\r{prompt}{shown}\e[K\r\e[{prompt.Length + buffer.Cursor - from}C");
    }
}
