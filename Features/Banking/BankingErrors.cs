using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking;

internal sealed record BankConnectionNotFound(BankConnectionId Id)
    : NotFoundError("bank_connection.not_found", $"There is no bank connection {Id} here.");

internal sealed record BankAccountNotFound(BankAccountId Id)
    : NotFoundError("bank_account.not_found", $"There is no bank account {Id} here.");

internal sealed record BankTransactionNotFound(BankTransactionId Id)
    : NotFoundError("bank_transaction.not_found", $"There is no bank transaction {Id} here.");

internal sealed record LiveBankingNotConfigured() : ConflictError("bank_connection.live_not_configured",
    "Live banking is not configured on this server: set Providers:Plaid:Live:ClientId and :Secret, or use a sandbox.")
{
    public override bool IsOutcome => false;
}

internal sealed record TooManyUnfinishedConnections() : ConflictError("bank_connection.too_many_unfinished",
    $"{BankConnection.MostUnfinished} connections wait for somebody to finish at the bank's page. Finish or remove one, or wait: unfinished ones expire.")
{
    public override bool IsOutcome => false;
}

internal sealed record BankLinkExpired(BankConnectionId Id) : ConflictError("bank_connection.link_expired",
    "The bank's page was not finished in time. Start a new connection.");

internal sealed record BankConnectionNotUsable(BankConnectionStatus State) : ConflictError("bank_connection.not_usable",
    $"This connection is {State.ToString().ToLowerInvariant()}; it cannot be synced. Connect the bank again.");

internal sealed record BankProviderUnavailable() : Error("bank_connection.provider_unavailable",
    "The banking provider did not answer. Nothing was changed; try again shortly.", 503);

internal sealed record BankProviderRefused(string ProviderCode) : Error("bank_connection.provider_refused",
    $"The banking provider refused: {ProviderCode.ToLowerInvariant()}. Nothing was changed.", 502);

internal sealed record WebhookSignatureInvalid() : Error("webhook.signature_invalid",
    "The signature of this webhook is missing, too old or wrong. Nothing was done.", 401);

internal sealed record WebhookAddressUnknown() : NotFoundError("webhook.address_unknown",
    "No environment takes webhooks at this address. Plaid knows the right one from the link that it was made with.");

internal sealed record NothingToImport()
    : ConflictError("bank_connection.nothing_to_import", "Nothing was asked for since the last sync began.");
