namespace Fintech.Tests.Asvs.Rows;

/// <summary>V8 authorization.</summary>
static class AuthorizationRows
{
    public static readonly AsvsRow[] All =
    [
        new("8.1.1", 1, "Roles, scopes, levels and audiences are declared on each slice, and the table of what each role can open is checked in."),
        new("8.1.2", 2, "What can be written is what a request declares; what is shown is what its view declares. The API's description lists both."),
        new("8.1.3", 3, "Address, network, browser and time since the last proof: see What a decision looks at, above."),
        new("8.1.4", 3, "The same table says from when on each of them matters, and what follows."),
        new("8.2.1", 1, "A walk over every route, tool, resource and page, as every role, in live and sandbox."),
        new("8.2.2", 1, "A walk over every id of every route, tool, resource and page: somebody else's thing is not there."),
        new("8.2.3", 2, "Unknown fields are refused everywhere, so nothing can be set that the request does not name."),
        new("8.2.4", 3, "An unfamiliar browser in an unfamiliar network must prove a second factor, also where it was trusted."),
        new("8.3.1", 1, "The pipeline decides, on the server, the same for every door."),
        new("8.3.2", 3, "A changed role holds at the next request of the node that changed it, and within a second on every other, also for API keys."),
        new("8.3.3", 3, "A key or an agent has the scopes of its key as far as its maker holds them at that moment, and never the server's."),
        new("8.4.1", 2, "Every row belongs to an environment and every query is filtered by it; keys, cursors and idempotency keys hold in their own alone."),
        new("8.4.2", 3, "Who is made an operator has a second factor; a step-up within the hour to look and within five minutes to act; a session that ends sooner.",
            Deviation: "The state of the operator's device is not examined."),
    ];
}
