namespace Flitch.Pipeline.Configuration;

/// <summary>What applying a configuration file does to something.</summary>
public enum ConfigAction
{
    /// <summary>It is not there yet.</summary>
    Add,

    /// <summary>It is there, and differs.</summary>
    Change,

    /// <summary>It is there, and the file does not name it.</summary>
    Remove,
}
