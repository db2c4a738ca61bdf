using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Fintech.Infrastructure.Sandbox;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model; it never connects.</summary>
internal sealed class SandboxDbFactory : IDesignTimeDbContextFactory<SandboxDb>
{
    public SandboxDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SandboxDb>();
        SandboxDb.Configure(builder, "Host=localhost");
        return new SandboxDb(builder.Options, new SandboxTenant());
    }
}
