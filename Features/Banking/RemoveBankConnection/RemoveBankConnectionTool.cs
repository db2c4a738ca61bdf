using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.RemoveBankConnection;

[Tool("remove_bank_connection", "Remove a bank connection", Destructive = true, Idempotent = true, OpenWorld = true)]
[Description("Ends access to a bank and erases its accounts and transactions here. It cannot be undone; the person would "
    + "have to connect the bank again. Ask the person before you call it.")]
internal sealed class RemoveBankConnectionTool : SliceTool<RemoveBankConnectionRequest, BankConnectionView>;
