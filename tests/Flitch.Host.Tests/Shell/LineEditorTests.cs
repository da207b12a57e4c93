using Flitch.Analysis.Shapes;
using Flitch.Connectors.Columns;
using Flitch.Host.Cli.Shell;

namespace Flitch.Host.Tests.Shell;

public sealed class LineEditorTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"flitch-history-{Guid.NewGuid():N}");
    private readonly Keys _keys = new();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("ab<", "a")]
    [InlineData("bc^Aa^Ed", "abcd")]
    [InlineData("one two^Wthree", "one three")]
    [InlineData("ab^U!", "!")]
    [InlineData("ab{left}{left}^Kc", "c")]
    [InlineData("ac{left}b{right}d", "abcd")]
    [InlineData("😀{left}{delete}x", "x")]
    [InlineData("one two^{left}very ", "one very two")]
    [InlineData("main.led\t", "main.ledgers")]
    [InlineData("SELECT ass\t FROM main.l\t", "SELECT asset FROM main.ledgers")]
    [InlineData("no_such_wor\t!", "no_such_wor!")]
    [InlineData("abc^C", "")]
    public void A_line_is_edited_by_keys(string typed, string expected) => Read(typed + "\r").Should().Be(expected);

    [Fact]
    public void Lines_of_before_come_again_and_are_kept_for_oneself()
    {
        var history = new ShellHistory(_file);
        foreach (var line in new[] { "one", "two", "two", " " })
            history.Add(line);

        var again = new ShellHistory(_file);
        Read("draft{up}{up}\r", again).Should().Be("one");
        Read("draft{up}{up}{up}{down}\r", again).Should().Be("two");
        Read("draft{up}{down}\r", again).Should().Be("draft");
        again.Count.Should().Be(2);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Ctrl_D_on_an_empty_line_leaves() => Read("^D").Should().BeNull();

    [Fact]
    public void Several_words_are_completed_as_far_as_they_agree_and_then_shown()
    {
        Read("main.\t\t\r").Should().Be("main.");

        _keys.Screen.Should().Contain("main.balance  main.ledgers");
    }

    private string? Read(string typed, ShellHistory? history = null)
    {
        DatasetShape Shape(string view) => new("main", view, view, "", [new ShapeColumn("asset", ColumnType.Text, "")]) { Connector = "kraken" };
        _keys.Type(typed);
        return new LineEditor(_keys, history ?? new ShellHistory(null), new ShellWords([Shape("balance"), Shape("ledgers")])).Read("> ");
    }

    private sealed class Keys : ITerminal
    {
        private static readonly Dictionary<string, ConsoleKey> Named = new()
        {
            ["left"] = ConsoleKey.LeftArrow,
            ["right"] = ConsoleKey.RightArrow,
            ["up"] = ConsoleKey.UpArrow,
            ["down"] = ConsoleKey.DownArrow,
            ["delete"] = ConsoleKey.Delete,
        };

        private readonly Queue<ConsoleKeyInfo> _typed = new();

        public string Screen { get; private set; } = "";

        public int Width => 40;

        public ConsoleKeyInfo ReadKey() => _typed.Dequeue();

        public void Write(string text) => Screen += text;

        public void Clear() => Screen = "";

        // ^A is Ctrl with a letter, < Backspace, {left} a key by its name.
        public void Type(string text)
        {
            for (var at = 0; at < text.Length; at++)
            {
                var control = text[at] == '^';
                at += control ? 1 : 0;
                var name = text[at] == '{' ? text[(at + 1)..text.IndexOf('}', at)] : null;
                var key = name is not null ? Named[name] : control ? Enum.Parse<ConsoleKey>(text[at].ToString()) : text[at] switch { '<' => ConsoleKey.Backspace, '\t' => ConsoleKey.Tab, '\r' => ConsoleKey.Enter, _ => default };
                _typed.Enqueue(new ConsoleKeyInfo(name is null && !control && text[at] != '<' ? text[at] : '\0', key, shift: false, alt: false, control));
                at += name?.Length + 1 ?? 0;
            }
        }
    }
}
