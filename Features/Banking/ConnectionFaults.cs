using Fintech.Features.Banking.Contracts;

namespace Fintech.Features.Banking;

/// <summary>A provider's code in words: what happened, what it means, what to do.</summary>
internal static class ConnectionFaults
{
    public static ConnectionFault? Describe(string? code) => code is null ? null : new(code.ToLowerInvariant(), code switch
    {
        "ITEM_LOGIN_REQUIRED" => "The bank asks for a new sign-in. What is shown is from the last sync. Connect the bank again.",
        "ITEM_NOT_FOUND" or "INVALID_ACCESS_TOKEN" or "USER_PERMISSION_REVOKED" =>
            "Access was withdrawn at the bank. Connect the bank again to go on.",
        "INSTITUTION_DOWN" or "INSTITUTION_NOT_RESPONDING" =>
            "The bank does not answer at the moment. The next try comes by itself.",
        "LINK_LOST" => "The bank's answer was lost on the way. Nothing was imported. Connect the bank again.",
        "NO_ANSWER" or "INTERNAL_SERVER_ERROR" or "PLANNED_MAINTENANCE" =>
            "The banking provider did not answer. The next try comes by itself.",
        _ => "The bank or the banking provider refused. The next try comes by itself; if it stays, connect the bank again.",
    });
}
