using Flitch.Storage.Folders;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Folders;

public sealed class DiskTests : StorageTest
{
    [Fact]
    public void A_link_takes_no_space_of_its_own_and_a_second_one_replaces_the_first()
    {
        Directory.CreateDirectory(Root);
        var (one, two, link) = (Path.Combine(Root, "one"), Path.Combine(Root, "two"), Path.Combine(Root, "link"));
        File.WriteAllText(one, "one");
        File.WriteAllText(two, "two");

        Disk.LinkOrCopy(one, link);
        Disk.LinkOrCopy(one, link);
        File.AppendAllText(one, "!");
        File.ReadAllText(link).Should().Be("one!", "it is the same file");
        Disk.LinkOrCopy(two, link);

        File.ReadAllText(link).Should().Be("two");
        Directory.EnumerateFiles(Root).Should().HaveCount(3, "nothing is left beside them");
    }

    /// <summary>Shared memory is a file system of its own on every Linux, and no hard link leads from one file system to another.</summary>
    [Fact]
    public void Where_no_link_can_be_made_a_copy_with_the_same_time_takes_its_place()
    {
        Directory.CreateDirectory(Root);
        var elsewhere = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Root, $"flitch-{Guid.NewGuid():N}");
        var link = Path.Combine(Root, "link");
        File.WriteAllText(elsewhere, "rows");
        try
        {
            File.SetLastWriteTimeUtc(elsewhere, new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));

            Disk.LinkOrCopy(elsewhere, link);

            File.ReadAllText(link).Should().Be("rows");
            File.GetLastWriteTimeUtc(link).Should().Be(File.GetLastWriteTimeUtc(elsewhere));
        }
        finally
        {
            File.Delete(elsewhere);
        }
    }
}
