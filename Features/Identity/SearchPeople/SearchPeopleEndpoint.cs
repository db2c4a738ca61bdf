using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SearchPeople;

internal sealed class SearchPeopleEndpoint(Pipeline<SearchPeopleRequest, Page<AccountView>> pipeline)
    : SliceEndpoint<SearchPeopleRequest, Page<AccountView>>(pipeline)
{
    public override void Configure() =>
        Route("GET /v1/operator/people", "Search the people of the platform");
}
