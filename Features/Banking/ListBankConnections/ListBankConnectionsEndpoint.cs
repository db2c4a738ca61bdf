using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.ListBankConnections;

internal sealed class ListBankConnectionsEndpoint(Pipeline<ListBankConnectionsRequest, Page<BankConnectionView>> pipeline)
    : SliceEndpoint<ListBankConnectionsRequest, Page<BankConnectionView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/banking/connections", "List bank connections");
}
