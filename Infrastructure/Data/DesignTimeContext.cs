using Microsoft.EntityFrameworkCore.Design;

namespace Fintech.Infrastructure.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model and no database.</summary>
sealed class DesignTimeContext : IDesignTimeDbContextFactory<FintechDb>
{
    public FintechDb CreateDbContext(string[] args) => Migrator.Context("Host=localhost;Database=design");
}
