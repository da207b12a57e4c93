using System.CommandLine;

namespace Flitch.Host.Cli;

/// <summary>A word that only leads to further commands, for example <c>connection</c>.</summary>
internal sealed class CommandGroup : Command
{
    /// <summary>Makes the group.</summary>
    /// <param name="name">As it is typed.</param>
    /// <param name="description">One sentence for the help text.</param>
    /// <param name="commands">The commands that it leads to.</param>
    public CommandGroup(string name, string description, params Command[] commands)
        : base(name, description)
    {
        foreach (var command in commands)
            Add(command);
    }
}
