using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Flitch.Pipeline.Catalog;

/// <summary>The catalogue's model. Its tables are made by the scripts in <c>Migrations/</c>; a test holds both against each other.</summary>
internal sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<ConnectionRow> Connections => Set<ConnectionRow>();

    public DbSet<DatasetRow> Datasets => Set<DatasetRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<AskedRefreshRow> AskedRefreshes => Set<AskedRefreshRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    public DbSet<SavedQueryRow> SavedQueries => Set<SavedQueryRow>();

    public DbSet<AskedQueryRow> AskedQueries => Set<AskedQueryRow>();

    public DbSet<DashboardRow> Dashboards => Set<DashboardRow>();

    public DbSet<ShareRow> Shares => Set<ShareRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConnectionRow>(row =>
        {
            row.ToTable("connections").HasKey(r => r.Name);
            row.HasMany(r => r.Datasets).WithOne().HasForeignKey(d => d.Connection).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<DatasetRow>(row =>
        {
            row.ToTable("datasets").HasKey(r => new { r.Connection, r.Name });
            row.Property(r => r.Failures).HasDefaultValue(0);
        });
        modelBuilder.Entity<RunRow>(row =>
        {
            row.ToTable("runs").HasKey(r => r.Id);
            row.HasIndex(r => new { r.Connection, r.StartedAt });
            row.HasIndex(r => r.StartedAt);
            row.Property(r => r.Kind).HasDefaultValue("refresh");
        });
        modelBuilder.Entity<AskedRefreshRow>().ToTable("asked_refreshes").HasKey(r => r.Id);
        modelBuilder.Entity<SettingRow>().ToTable("settings").HasKey(r => r.Name);
        modelBuilder.Entity<SessionRow>().ToTable("sessions").HasKey(r => r.Id);
        modelBuilder.Entity<ApiTokenRow>(row =>
        {
            row.ToTable("api_tokens").HasKey(r => r.Id);
            row.HasIndex(r => r.Hash).IsUnique();
        });
        modelBuilder.Entity<SavedQueryRow>(row =>
        {
            row.ToTable("saved_queries").HasKey(r => r.Id);
            row.HasIndex(r => r.Title).IsUnique();
        });
        modelBuilder.Entity<DashboardRow>().ToTable("dashboards").HasKey(r => r.Name);
        modelBuilder.Entity<ShareRow>(row =>
        {
            row.ToTable("shares").HasKey(r => r.Id);
            row.HasIndex(r => r.Hash).IsUnique();
            row.HasOne<ConnectionRow>().WithMany().HasForeignKey(r => r.Connection).OnDelete(DeleteBehavior.Cascade);
            row.HasOne<ApiTokenRow>().WithMany().HasForeignKey(r => r.ApiToken).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<AskedQueryRow>().ToTable("asked_queries").HasKey(r => r.Id);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }
    }

    /// <summary>Instants as microseconds since 1970, which SQLite can order.</summary>
    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        t => (t.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
        us => new DateTimeOffset((us * 10) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));
}
