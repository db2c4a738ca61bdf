using Fintech.Features.Developers.ShowStatus;

namespace Fintech.Portal.Status;

/// <summary>How parts do, in a person's words. A colour has a word beside it.</summary>
static class StatusWords
{
    public static string Of(PartState state) => state switch
    {
        PartState.Ok => "Well",
        PartState.Late => "Late",
        PartState.Away => "Away",
        _ => "Broken",
    };

    public static string? Class(PartState state) => state switch
    {
        PartState.Ok => null,
        PartState.Late => "warn",
        _ => "bad",
    };

    public static string Name(string part) => part switch
    {
        "requests" => "API and MCP",
        "events" => "Events and streams",
        "jobs" => "Syncs and exports",
        "messages" => "Mails and text messages",
        "audit" => "Audit trail",
        _ => part,
    };
}
