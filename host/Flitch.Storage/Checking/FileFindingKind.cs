namespace Flitch.Storage.Checking;

/// <summary>What is wrong with a live file.</summary>
public enum FileFindingKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is no Parquet any more, or has not the dataset's columns.</summary>
    Unreadable,

    /// <summary>Its rows are not those that the manifest states.</summary>
    Altered,

    /// <summary>Rows stand in it that belong to another partition.</summary>
    Misplaced,

    /// <summary>Its rows are not in the order of cursor and key.</summary>
    Unordered,

    /// <summary>A primary key stands in the dataset more than once, here among other places.</summary>
    DuplicateKey,

    /// <summary>The file is right, but its link under <c>connections/</c> holds something else: somebody put another file in its place.</summary>
    LinkAltered,
}
