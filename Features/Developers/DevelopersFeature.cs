using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Features.Developers;

sealed class DevelopersFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddScoped<IPersonalData, DeveloperData>();
}
