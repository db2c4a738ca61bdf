using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.SyncBankConnection;

[Tool("sync_bank_connection", "Sync a bank connection", Idempotent = true, OpenWorld = true)]
[Description("Asks the bank for new transactions and balances. It answers at once; the sync is done when "
    + "last_synced_at is later than sync_requested_at.")]
internal sealed class SyncBankConnectionTool : SliceTool<SyncBankConnectionRequest, BankConnectionView>;
