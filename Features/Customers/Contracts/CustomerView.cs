using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Customers.Contracts;

[Description("An end customer, to whom banks, accounts and transactions belong")]
public sealed record CustomerView(
    CustomerId Id,
    [property: Description("The workspace's own name for the customer; unique in the environment")] string ExternalId,
    string Name, string? Email, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "customer";
}
