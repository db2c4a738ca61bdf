using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.StartBankConnection;

[Tool("start_bank_connection", "Connect a bank", OpenWorld = true)]
[Description("Starts linking a bank. A person must finish it in a browser at link_url; you never see their bank "
    + "password. Afterwards list_bank_connections shows it as syncing, then active.")]
internal sealed class StartBankConnectionTool : SliceTool<StartBankConnectionRequest, BankConnectionView>;
