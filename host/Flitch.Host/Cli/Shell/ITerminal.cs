namespace Flitch.Host.Cli.Shell;

/// <summary>Keys and a screen; a seam for tests, which have no terminal.</summary>
internal interface ITerminal
{
    /// <summary>Columns of the screen.</summary>
    int Width { get; }

    /// <summary>Waits for a key; it is not shown.</summary>
    ConsoleKeyInfo ReadKey();

    /// <summary>Writes to the screen.</summary>
    /// <param name="text">Text with the terminal's own sequences.</param>
    void Write(string text);

    /// <summary>Empties the screen.</summary>
    void Clear();
}
