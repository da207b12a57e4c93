using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>A data folder that cannot be used: a clear message, no stack trace, nothing lost.</summary>
public sealed class BrokenFolderTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task A_file_stands_in_its_place()
    {
        File.WriteAllText(_person.Data, "mine");
        (await _person.TypesAsync("status")).ShouldMatch("folder/file-in-its-place");
        File.ReadAllText(_person.Data).Should().Be("mine");
    }

    [Fact]
    public async Task A_newer_flitch_wrote_it()
    {
        Directory.CreateDirectory(_person.Data);
        File.WriteAllText(Path.Combine(_person.Data, "version"), "flitch-data 99\n");
        (await _person.TypesAsync("status")).ShouldMatch("folder/newer-version");
    }

    [Fact]
    public async Task Another_programs_folder()
    {
        Directory.CreateDirectory(_person.Data);
        File.WriteAllText(Path.Combine(_person.Data, "version"), "v2.1 of something else");
        (await _person.TypesAsync("status")).ShouldMatch("folder/foreign");
    }

    [Fact]
    public async Task The_catalogue_is_no_database()
    {
        (await _person.TypesAsync("status")).ExitCode.Should().Be(0);
        File.WriteAllText(Path.Combine(_person.Data, "flitch.db"), "this is not SQLite, and long enough to be taken for a header of one");
        (await _person.TypesAsync("status")).ShouldMatch("folder/broken-catalogue");
    }

    [Fact]
    public async Task The_folder_may_not_be_written()
    {
        // Nobody, not even root, can make a folder here.
        var outcome = await _person.TypesAsync("status", "--data", "/proc/flitch-data");
        outcome.ShouldMatch("folder/not-writable");
    }
}
