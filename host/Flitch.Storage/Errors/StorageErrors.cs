using System.Globalization;
using Flitch.Connectors;

namespace Flitch.Storage.Errors;

/// <summary>The errors of this room in a person's words: what happened, why, what to do.</summary>
internal static class StorageErrors
{
    public static FlitchException DiskFull(string path, Exception inner) => Error(
        "storage:disk-full",
        $"The disk that holds {path} is full. Nothing was committed: the dataset is as it was before.",
        "Free some space, or move the data folder with --data, then run the same command again.",
        inner);

    public static FlitchException NotWritable(string path, Exception inner) => Error(
        "storage:read-only",
        $"{path} cannot be written: {inner.Message} Nothing was changed.",
        "Give this user write access to the folder, or choose another with --data DIR.",
        inner);

    public static FlitchException Failed(string path, Exception inner) => Error(
        "storage:io",
        $"Reading or writing {path} failed: {inner.Message}",
        "Check the disk and the folder's permissions, then run the same command again. The last commit is whole.",
        inner);

    public static FlitchException NotAFolder(string path, Exception? inner = null) => Error(
        "storage:not-a-folder",
        $"{path} cannot be used as a folder, because a file stands there.",
        "Move that file away, or choose another data folder with --data DIR.",
        inner);

    public static FlitchException NewerFolder(string path, string found, int known) => Error(
        "storage:newer-version",
        $"The data folder {path} was written by a newer Flitch (data format {found}; this one knows up to {known}).",
        "Update Flitch, or choose another data folder with --data DIR.");

    public static FlitchException NewerManifest(string path, int found, int known) => Error(
        "storage:newer-version",
        $"{path} was written by a newer Flitch (format {found}; this one knows up to {known}).",
        "Update Flitch, or choose another data folder with --data DIR.");

    public static FlitchException ForeignFolder(string path) => Error(
        "storage:foreign-folder",
        $"{path} has a file named 'version' that Flitch did not write, so it may be another program's folder.",
        "Choose an empty folder, or one that does not exist yet, with --data DIR.");

    public static FlitchException BrokenManifest(string path, string why, Exception? inner = null) => Error(
        "storage:manifest-broken",
        $"{path} cannot be read: {why} Its Parquet files are untouched.",
        "Put the file back from a backup; or rename the dataset's folder that holds it and refresh, which reads the dataset anew from the service.",
        inner);

    public static FlitchException MissingManifest(string path) => Error(
        "storage:manifest-missing",
        $"{path} is missing, though the dataset's Parquet files are there. They are untouched.",
        "Put the file back from a backup; or rename the dataset's folder under files/ and refresh, which reads the dataset anew from the service.");

    public static FlitchException NoDataset(string name) => new(
        "storage:no-dataset",
        ErrorKind.Usage,
        $"There is no dataset {name} in this data folder yet.",
        "Refresh it first: flitch refresh CONNECTION DATASET.");

    public static FlitchException MissingFile(string dataset, string path) => Error(
        "storage:file-missing",
        $"{dataset} has lost a file: {path} is named in its _flitch.json and is not there.",
        "Put the file back from a backup, or mend the dataset, which reads again only what is lost: flitch verify CONNECTION --repair.");

    public static FlitchException UnreadableFile(string dataset, string path, string why, Exception? inner = null) => Error(
        "storage:file-unreadable",
        $"{dataset} has a damaged file: {path} cannot be read as Parquet ({why}).",
        "Put the file back from a backup, or mend the dataset, which reads again only what is lost: flitch verify CONNECTION --repair.",
        inner);

    public static FlitchException AlteredFile(string dataset, string path, long stated, long found) => Error(
        "storage:file-altered",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{dataset} has a file that something else than Flitch has written: with what came, {path} would have {stated} rows and has {found}. Nothing was committed."),
        "Mend the dataset, which reads again only the days concerned: flitch verify CONNECTION --repair.");

    public static FlitchException Busy(string dataset) => Error(
        "storage:dataset-busy",
        $"Another Flitch process is writing {dataset}.",
        "Wait until its refresh has ended, or cancel it, then try again.");

    public static FlitchException SchemaChanged(string dataset, string changes) => Error(
        "storage:schema-changed",
        $"The schema of {dataset} has changed since its files were written, in a way that stored rows cannot follow: {changes}. Nothing was changed.",
        "Read the dataset anew under the new schema: flitch refresh CONNECTION DATASET --full. The old rows stay until the new ones are complete.");

    public static FlitchException SettingsChanged(string dataset, string changes) => Error(
        "storage:schema-changed",
        $"{dataset} was read for other settings of its connection: {changes}. Rows of both must not stand in one dataset, so nothing was changed.",
        "Set the connection's field back (flitch connection edit CONNECTION --set FIELD=VALUE), or read the dataset anew for what is asked for now: "
            + "flitch refresh CONNECTION DATASET --full. The old rows stay until the new ones are complete.");

    public static FlitchException RetypeLoses(string dataset, string column, string type, string row, string value) => Error(
        "storage:retype-loses",
        $"The schema of {dataset} now says that {column} is {type}, but {row} has the value {value}, which that cannot hold. Nothing was changed.",
        "Keep the column's type in the object's schema file; or read the dataset anew: flitch refresh CONNECTION DATASET --full, which keeps what cannot be read in _rescued.");

    public static FlitchException NullValueGone(string dataset, string column, string value, long rows) => Error(
        "storage:null-value-gone",
        string.Create(
            CultureInfo.InvariantCulture,
            $"In the schema of {dataset} the value {value} of {column} means null no longer; {rows} stored rows have null there and may have had it. Nothing was changed."),
        "Keep the null value in the object's schema file; or read the dataset anew: flitch refresh CONNECTION DATASET --full.");

    public static FlitchException EvolutionNeedsFile(string dataset, string path, string? why) => Error(
        "storage:evolution-file",
        $"The schema of {dataset} has changed and its files are to be brought to it, but {path} {(why is null ? "is missing" : $"cannot be read ({why})")}. Nothing was changed.",
        "Put the file back from a backup; or read the dataset anew: flitch refresh CONNECTION DATASET --full.");

    public static FlitchException NullKey(string dataset, string column, long row) => Error(
        "storage:null-key",
        string.Create(CultureInfo.InvariantCulture, $"A row of {dataset} has no {column}, which is part of its primary key (row {row} of its page)."),
        "Correct the primary key in the object's schema file, or report the raw answer to the connector's author.");

    public static FlitchException OutOfMemory(Exception inner) => Error(
        "storage:memory",
        $"DuckDB needed more memory than it may have: {inner.Message}",
        "Free some disk space for its temporary files, or ask for less at once.",
        inner);

    private static FlitchException Error(string code, string summary, string fix, Exception? inner = null) =>
        new(code, ErrorKind.Storage, summary, fix, inner);
}
