namespace Fintech.Tests.Asvs.Rows;

/// <summary>V13, V15 and V16: what runs, what comes out, what is written down.</summary>
static class OperationRows
{
    public static readonly AsvsRow[] All =
    [
        new("13.4.1", 1, "Only the exported web app is served as files; the sources and .git are not among them."),
        new("13.4.2", 2, "Production has no demo, no message pages, and no details of failures."),
        new("13.4.3", 2, "No folder is listed."),
        new("13.4.4", 2, "TRACE is refused."),
        new("13.4.5", 2, "The API's reference is meant to be read. Jobs are for operators alone; metrics leave by OTLP, or are shown to who has their key."),
        new("13.4.6", 3, "No answer names a server or a version."),
        new("13.4.7", 3, "Beside pages only files of the app's own kinds are served."),
        new("15.3.1", 1, "Answers are views made for the purpose; no hash, stamp, sealed value or lock reason is in one that a person can read."),
        new("15.3.2", 2, "Clients of other services follow no redirect."),
        new("15.3.3", 2, "A request's fields are its record's, and every other one is refused by name."),
        new("15.3.4", 2, "The connection's own address is what limits and sessions go by, whatever a header says."),
        new("15.3.7", 2, "A name that comes twice, in the address or the body, is refused."),
        new("16.2.5", 2, "No log has a password, code, token, key or body in it."),
        new("16.3.1", 2, "Every sign-in, good or bad, is in the person's history and in the audit trail, with its factors."),
        new("16.3.2", 2, "A refusal of somebody who is known is in the audit trail."),
        new("16.5.1", 2, "A failure is told by a request id and nothing from the inside."),
        new("16.5.2", 2, "What another service fails at is tried again, later and later, and nothing else stops."),
        new("16.5.3", 2, "What fails closes and does not open: an account whose end fails half-way lets nobody in, and the next run goes on from there."),
        new("16.5.4", 3, "The outermost step answers for every bug, logs it once and goes on."),
    ];
}
