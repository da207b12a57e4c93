namespace Flitch.Host.Cli;

/// <summary>Marks the command that keeps a data folder of its own where none is named.</summary>
internal interface IDemoCommand;
