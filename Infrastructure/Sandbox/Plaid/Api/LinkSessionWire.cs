using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>A visit of the hosted page as /link/token/get tells it.</summary>
internal static class LinkSessionWire
{
    public static JsonObject Of(PlaidLinkSession session, List<PlaidAccount> accounts)
    {
        var json = new JsonObject
        {
            ["link_session_id"] = session.Id,
            ["started_at"] = PlaidWire.Time(session.StartedAt),
            ["finished_at"] = session.FinishedAt is { } end ? PlaidWire.Time(end) : null,
            ["events"] = new JsonArray([.. session.Events.Select(e => Event(session, e))]),
        };
        if (session.Status == PlaidLinkSession.Exited) json["exit"] = Exit(session);
        if (session.Status == PlaidLinkSession.Succeeded) Success(json, session, accounts);
        return json;
    }

    static void Success(JsonObject json, PlaidLinkSession session, List<PlaidAccount> accounts)
    {
        // A repaired item makes no public token: its access token goes on working.
        var added = session.PublicToken is null ? [] : new JsonArray(new JsonObject
        {
            ["public_token"] = session.PublicToken,
            ["accounts"] = Accounts(accounts),
            ["institution"] = Institution(session),
        });
        json["results"] = new JsonObject
        {
            ["item_add_results"] = added,
            ["cra_item_add_results"] = new JsonArray(),
            ["cra_update_results"] = new JsonArray(),
            ["bank_income_results"] = new JsonArray(),
            ["payroll_income_results"] = new JsonArray(),
            ["document_income_results"] = null,
        };
        json["on_success"] = session.PublicToken is null ? null : new JsonObject
        {
            ["public_token"] = session.PublicToken,
            ["metadata"] = new JsonObject
            {
                ["institution"] = Institution(session),
                ["accounts"] = Accounts(accounts),
                ["link_session_id"] = session.Id,
            },
        };
    }

    static JsonObject Exit(PlaidLinkSession session) => new()
    {
        ["error"] = null,
        ["metadata"] = new JsonObject
        {
            ["institution"] = session.InstitutionId is null ? null : Institution(session),
            ["status"] = session.InstitutionId is null ? "institution_not_found" : "requires_credentials",
            ["link_session_id"] = session.Id,
        },
    };

    static JsonObject Event(PlaidLinkSession session, PlaidLinkEvent happened)
    {
        var metadata = new JsonObject();
        if (happened.InstitutionId is { } id)
        {
            metadata["institution_id"] = id;
            metadata["institution_name"] = Institutions.Find(id)?.Name;
        }
        if (happened.ErrorCode is { } code)
        {
            metadata["error_code"] = code;
            metadata["error_type"] = PlaidError.Of(code).Type;
            metadata["error_message"] = PlaidError.Of(code).Message;
        }
        return new JsonObject
        {
            ["event_name"] = happened.EventName,
            ["event_id"] = happened.EventId,
            ["timestamp"] = PlaidWire.Time(happened.Timestamp),
            ["event_metadata"] = metadata,
        };
    }

    static JsonArray Accounts(List<PlaidAccount> accounts) =>
        new([.. accounts.Select(a => new JsonObject
        {
            ["id"] = a.Id,
            ["name"] = a.Name,
            ["mask"] = a.Mask,
            ["type"] = a.Type,
            ["subtype"] = a.Subtype,
            ["verification_status"] = null,
            ["class_type"] = null,
        })]);

    static JsonObject Institution(PlaidLinkSession session) => new()
    {
        ["name"] = Institutions.Find(session.InstitutionId!)?.Name,
        ["institution_id"] = session.InstitutionId,
    };
}
