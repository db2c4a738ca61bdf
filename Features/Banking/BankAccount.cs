using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Banking;

internal sealed class BankAccount : IEnvironmentRow
{
    public BankAccountId Id { get; init; } = TypeId.New<BankAccountId>();
    public EnvironmentId EnvironmentId { get; init; }
    public BankConnectionId ConnectionId { get; init; }
    public CustomerId CustomerId { get; init; }
    public required string ProviderAccountId { get; init; }
    public required string Name { get; set; }
    public string? OfficialName { get; set; }
    public string? Mask { get; set; }
    public required string Type { get; set; }
    public string? Subtype { get; set; }
    public string? InstitutionName { get; set; }
    public decimal? CurrentBalance { get; set; }
    public decimal? AvailableBalance { get; set; }
    public decimal? BalanceLimit { get; set; }
    public required string Currency { get; set; }
    public DateTimeOffset BalanceAsOf { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset UpdatedAt { get; set; } = DateTimeOffset.UtcNow;

    public BankAccountView View() => new(
        Id, CustomerId, ConnectionId, Name, OfficialName, Mask, Type, Subtype, InstitutionName,
        new(Of(CurrentBalance), Of(AvailableBalance), Of(BalanceLimit), BalanceAsOf), CreatedAt, UpdatedAt);

    Money? Of(decimal? value) => value is { } v ? new Money(v, Currency) : null;
}
