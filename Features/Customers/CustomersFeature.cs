using Fintech.Features.Customers.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Features.Customers;

sealed class CustomersFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalData, CustomerData>();
        builder.Services.AddScoped<CustomerChoice>();
    }
}
