using Flitch.Connectors;
using Flitch.Storage.Datasets;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Folders;

public sealed class DataFolderTests : StorageTest
{
    [Fact]
    public void A_new_folder_has_its_places_and_a_keyring_for_its_owner_only()
    {
        Directory.Exists(Folder.FilesPath).Should().BeTrue();
        File.ReadAllText(Path.Combine(Root, "version")).Should().Be("flitch-data 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Folder.KeyringPath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("flitch-data 2\n", "storage:newer-version")]
    [InlineData("flitch-data next\n", "storage:newer-version")]
    [InlineData("v18.1.0\n", "storage:foreign-folder")]
    public void A_folder_of_another_version_or_program_is_refused_and_left_alone(string version, string code)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "version"), version);

        FluentActions.Invoking(() => Folder).Should().Throw<FlitchException>().Which.Error.Should().Match<ErrorInfo>(e => e.Code == code && e.Summary.Contains(Root));

        Directory.EnumerateFileSystemEntries(Root).Should().ContainSingle();
    }

    [Fact]
    public void A_file_in_its_place_is_named()
    {
        File.WriteAllText(Root, "");
        try
        {
            FluentActions.Invoking(() => Folder).Should().Throw<FlitchException>().Which.Error.Code.Should().Be("storage:not-a-folder");
        }
        finally
        {
            File.Delete(Root);
        }
    }

    /// <summary>Whoever runs this, root included, cannot make a folder in a process's own folder of the kernel.</summary>
    [Fact]
    public void A_place_where_nothing_can_be_made_is_named()
    {
        var path = "/proc/self/flitch";

        FluentActions.Invoking(() => DataFolder.Open(path, Clock)).Should().Throw<FlitchException>()
            .Which.Error.Should().Match<ErrorInfo>(e => e.Kind == ErrorKind.Storage && e.Summary.Contains(path) && e.Fix.Length > 0);
    }

    [Fact]
    public async Task Only_one_writer_has_a_dataset_and_the_next_takes_over()
    {
        var first = await OpenAsync();
        await FluentActions.Invoking(() => OpenAsync()).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "storage:dataset-busy");
        await using (await OpenAsync(Samples.Balance))
        {
            // another dataset is not concerned
        }

        await first.DisposeAsync();
        await using var second = await OpenAsync();
        second.Manifest.RowCount.Should().Be(0);
    }

    [Fact]
    public async Task Lists_and_removes_datasets()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await using (await OpenAsync(Samples.Balance))
        {
        }

        Folder.ListDatasets().Should().Equal(new DatasetName("main", "balance"), Ledgers);
        Folder.DeleteDataset(new("main", "balance"));
        Folder.ListDatasets().Should().Equal(Ledgers);
        Directory.EnumerateDirectories(Path.Combine(Folder.FilesPath, "main")).Select(Path.GetFileName).Should().Equal("ledgers");

        await using (await OpenAsync())
        {
            FluentActions.Invoking(() => Folder.DeleteConnection("main")).Should().Throw<FlitchException>().Which.Error.Code.Should().Be("storage:dataset-busy");
        }

        Folder.DeleteConnection("main");
        Directory.EnumerateFileSystemEntries(Folder.FilesPath).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(Folder.ConnectionsPath).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_dead_process_left_in_tmp_is_swept()
    {
        var left = Directory.CreateDirectory(Path.Combine(Folder.TemporaryPath, "work-dead"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "x.tmp"), "x", Cancel);
        await File.WriteAllTextAsync(left.FullName + ".lock", "", Cancel);
        using var other = DataFolder.Open(Root, Clock);
        await using (await DatasetWriter.OpenAsync(other, Main, Samples.Balance, Cancel))
        {
            await CommitAsync(new Row("L1", Row.At(11))); // a second engine on the same folder, while the first lives

            Directory.Exists(left.FullName).Should().BeFalse();
            Directory.EnumerateDirectories(Folder.TemporaryPath).Should().HaveCount(2);
        }

        other.Dispose();
        CloseFolder();
        Directory.EnumerateFileSystemEntries(Path.Combine(Root, "tmp")).Should().BeEmpty();
    }
}
