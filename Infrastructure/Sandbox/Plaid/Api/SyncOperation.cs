using System.Data;
using System.Text.Json;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>
/// /transactions/sync (https://plaid.com/docs/api/products/transactions/#transactionssync): the net changes since a
/// cursor, in pages, refused when the data changes between two pages.
/// </summary>
internal static class SyncOperation
{
    const int DefaultCount = 100;
    const int MaxCount = 500;

    public static readonly PlaidOperation[] All =
        [new("/transactions/sync", ["access_token"], ["cursor", "count", "options"], Sync)];

    sealed record Line(
        long ChangeNo, long AddedNo, bool Removed, string Id, string AccountId, string? Raw, string Wire);

    static async Task<object> Sync(PlaidCall call, CancellationToken ct)
    {
        var count = call.Body.Int("count", DefaultCount, 1, MaxCount);
        var text = call.Body.OptionalString("cursor") ?? "";
        await MutateIfAsked(call, text, ct);
        while (true)
        {
            // One snapshot for item, page and balances: a change in between is seen whole or not at all.
            await using var snapshot =
                await call.Db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var item = await call.Item(ct);
            if (item.SyncedAt is not null) return await Answer(call, item, text, count, ct);
            await snapshot.CommitAsync(ct);
            // Marked before readiness is judged: either this call sees the data or its webhook will be sent.
            var now = call.Now;
            // Who did not ask for transactions at first asks for them by this call.
            var (initial, historical) =
                (now + call.Options.InitialUpdateDelay, now + call.Options.HistoricalUpdateDelay);
            await call.Db.Items.Where(i => i.Id == item.Id).ExecuteUpdateAsync(set => set
                .SetProperty(i => i.SyncedAt, now)
                .SetProperty(i => i.InitialReadyAt, i => i.InitialReadyAt ?? initial)
                .SetProperty(i => i.HistoricalReadyAt, i => i.HistoricalReadyAt ?? historical), ct);
        }
    }

    static async Task<object> Answer(
        PlaidCall call, PlaidItem item, string text, int count, CancellationToken ct)
    {
        var now = call.Now;
        var visible = item.VisibleChangeNo(now);
        var cursor = text switch
        {
            "" => SyncCursor.Start(item.Id, visible),
            "now" => new SyncCursor(item.Id, visible, visible, visible),
            _ => SyncCursor.Parse(text, item.Id),
        };
        if (cursor.IsMidway && cursor.Target != visible && text != "")
            throw PlaidRefusal.Because("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
        cursor = cursor with { Target = visible };
        var lines = await Page(call, item, cursor, count, ct);
        var hasMore = lines.Count > count;
        if (hasMore) lines.RemoveAt(count);
        var next = hasMore ? cursor with { Position = lines[^1].ChangeNo } : cursor.Finished();
        var accounts = await call.Accounts(item, ct);
        var nextCursor = item.InitialReady(now) ? next.ToString() : "";
        return Write(call, item, now, lines, cursor, nextCursor, hasMore, accounts);
    }

    static Task<List<Line>> Page(
        PlaidCall call, PlaidItem item, SyncCursor cursor, int count, CancellationToken ct)
    {
        var accountId = call.Body.Object("options")?.OptionalString("account_id");
        return call.Db.Transactions.AsNoTracking()
            .Where(t => t.ItemId == item.Id && t.ChangeNo > cursor.Position && t.ChangeNo <= cursor.Target)
            .Where(t => !t.Removed || t.AddedNo <= cursor.From)
            .Where(t => accountId == null || t.AccountId == accountId)
            .OrderBy(t => t.ChangeNo)
            .Take(count + 1)
            .Select(t => new Line(
                t.ChangeNo, t.AddedNo, t.Removed, t.Id, t.AccountId, t.OriginalDescription, t.Wire))
            .ToListAsync(ct);
    }

    static byte[] Write(
        PlaidCall call, PlaidItem item, DateTimeOffset now, List<Line> lines, SyncCursor cursor, string nextCursor,
        bool hasMore, List<PlaidAccount> accounts)
    {
        var withRaw = call.Body.Object("options")?.Flag("include_original_description") == true;
        using var buffer = new MemoryStream(lines.Count * 1200 + 2048);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("accounts");
            JsonSerializer.Serialize(json, accounts.Select(PlaidWire.Account));
            Transactions(json, "added", lines.Where(l => !l.Removed && l.AddedNo > cursor.From), withRaw);
            Transactions(json, "modified", lines.Where(l => !l.Removed && l.AddedNo <= cursor.From), withRaw);
            json.WriteStartArray("removed");
            foreach (var line in lines.Where(l => l.Removed))
            {
                json.WriteStartObject();
                json.WriteString("transaction_id", line.Id);
                json.WriteString("account_id", line.AccountId);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("next_cursor", nextCursor);
            json.WriteBoolean("has_more", hasMore);
            json.WriteString("transactions_update_status", Status(item, now));
            json.WriteString("request_id", call.RequestId);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    static void Transactions(Utf8JsonWriter json, string name, IEnumerable<Line> lines, bool withRaw)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            var raw = withRaw ? JsonSerializer.Serialize(line.Raw) : "null";
            json.WriteRawValue($"{line.Wire.AsSpan(..^1)},\"original_description\":{raw}}}", skipInputValidation: true);
        }
        json.WriteEndArray();
    }

    static string Status(PlaidItem item, DateTimeOffset now)
    {
        if (item.HistoricalReady(now)) return "HISTORICAL_UPDATE_COMPLETE";
        return item.InitialReady(now) ? "INITIAL_UPDATE_COMPLETE" : "NOT_READY";
    }

    /// <summary>The control plane's "mutate": the change is real, the refusal follows from it.</summary>
    static async Task MutateIfAsked(PlaidCall call, string text, CancellationToken ct)
    {
        var faults = call.Get<PlaidFaults>();
        if (text is "" or "now" || !faults.HasMutation(call.EnvironmentId)) return;
        var item = await call.Item(ct);
        if (!SyncCursor.Parse(text, item.Id).IsMidway) return;
        if (faults.Take(call.EnvironmentId, "/transactions/sync", mutation: true) is null) return;
        await call.Get<History.ItemBook>().Correct(item.Id, ct);
    }
}
