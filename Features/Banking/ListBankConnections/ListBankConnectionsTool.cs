using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.ListBankConnections;

[Tool("list_bank_connections", "List bank connections")]
[Description("The linked banks, newest first, with their state, what the bank asks for and when they were last synced.")]
internal sealed class ListBankConnectionsTool : SliceTool<ListBankConnectionsRequest, Page<BankConnectionView>>;
