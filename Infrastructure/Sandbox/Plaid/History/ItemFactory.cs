using Fintech.Infrastructure.Sandbox.Plaid.Data;

namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>An item with all that its bank knows, ready to be saved.</summary>
internal sealed record NewItem(
    PlaidItem Item, IReadOnlyList<PlaidAccount> Accounts, IReadOnlyList<PlaidTransaction> Transactions);

/// <summary>Makes an item with two years of history, of which it keeps the days that were asked for.</summary>
internal sealed class ItemFactory(SandboxTenant tenant, SandboxOptions options)
{
    public const int MaxDays = 730;
    const int InitialDays = 30;
    const int DailyOrdinals = 100;

    public NewItem Create(
        Bank bank, string username, string[] kinds, string[] products, string? webhook, int days, DateOnly today)
    {
        var item = new PlaidItem
        {
            EnvironmentId = tenant.EnvironmentId,
            Id = PlaidIds.Random(),
            AccessToken = PlaidIds.Token("access"),
            InstitutionId = bank.Id,
            Username = username,
            Webhook = webhook,
            Products = products,
            DaysRequested = days,
            Seed = PlaidIds.Seed(bank.Id, username),
            CreatedAt = options.Clock.GetUtcNow(),
            HistoryThrough = today,
        };
        var entries = Entries(item.Seed, today);
        var first = today.AddDays(-days);
        var accounts = bank.Accounts.Where(kinds.Contains)
            .Select(kind => Account(item, bank, kind, entries, first, today)).ToList();
        var byKind = accounts.ToDictionary(a => a.Kind);
        var kept = entries.Where(e => e.Entry.Date > first && byKind.ContainsKey(e.Entry.Account)).ToList();
        var recent = today.AddDays(-InitialDays);
        // The last 30 days come first, then the rest; both oldest first, as Plaid's two updates do.
        var ordered = kept.Where(e => e.Entry.Date > recent).Concat(kept.Where(e => e.Entry.Date <= recent));
        var rows = new List<PlaidTransaction>(kept.Count);
        foreach (var (entry, ordinal) in ordered)
        {
            var pending = TransactionDraft.IsPending(entry, today);
            if (entry.Date > recent) item.InitialChangeNo++;
            rows.Add(TransactionDraft.Row(item, byKind[entry.Account], entry, pending, ordinal, ++item.ChangeNo));
        }
        return new NewItem(item, accounts, rows);
    }

    /// <summary>The entries of one day with numbers that are stable within it.</summary>
    public static IEnumerable<(Entry Entry, int Ordinal)> Numbered(IEnumerable<Entry> day) =>
        day.Take(DailyOrdinals).Select((entry, i) => (entry, i));

    /// <summary>The last digits that the same login always sees.</summary>
    public static string Mask(Bank bank, string username, string kind)
    {
        var purpose = 20 + Array.IndexOf(bank.Accounts, kind);
        return Dice.For(PlaidIds.Seed(bank.Id, username), DateOnly.MinValue, purpose).Between(1000, 9999).ToString();
    }

    static List<(Entry Entry, int Ordinal)> Entries(long seed, DateOnly today)
    {
        var household = new Household(seed);
        var all = new List<(Entry Entry, int Ordinal)>();
        for (var day = today.AddDays(1 - MaxDays); day <= today; day = day.AddDays(1))
            all.AddRange(Numbered(household.Day(day)));
        all.AddRange(Numbered(household.Fresh(today)).Select(e => (e.Entry, e.Ordinal + DailyOrdinals)));
        return all;
    }

    static PlaidAccount Account(
        PlaidItem item, Bank bank, string kind, List<(Entry Entry, int Ordinal)> entries, DateOnly first,
        DateOnly today)
    {
        var plan = Institutions.Plan(kind);
        var mine = entries.Select(e => e.Entry).Where(e => e.Account == kind).ToList();
        var posted = mine.Where(e => !Waits(e)).ToList();
        var opening = Opening(plan, posted);
        return new PlaidAccount
        {
            EnvironmentId = item.EnvironmentId,
            Id = PlaidIds.From(item.Id, kind, DateOnly.MinValue, 0),
            ItemId = item.Id,
            Ordinal = Array.IndexOf(bank.Accounts, kind),
            Kind = kind,
            Name = plan.Name,
            OfficialName = $"{bank.Name} {plan.Name}",
            Mask = Mask(bank, item.Username, kind),
            Type = plan.Type,
            Subtype = plan.Subtype,
            Currency = plan.Currency,
            Opening = Balance(plan, opening, posted.Where(e => e.Date <= first)),
            Current = Balance(plan, opening, posted),
            Limit = plan.Limit,
            Pending = mine.Where(Waits).Sum(e => e.Amount),
        };

        // What lies before the first day asked for is no transaction here, so it can only have been posted.
        bool Waits(Entry entry) => entry.Date > first && TransactionDraft.IsPending(entry, today);
    }

    /// <summary>
    /// The plan's opening balance, raised so that a deposit account keeps a cushion and a card is never overpaid.
    /// </summary>
    static decimal Opening(AccountPlan plan, List<Entry> posted)
    {
        if (plan.Type == "loan") return plan.Opening;
        var direction = plan.Type == "credit" ? 1 : -1;
        decimal running = plan.Opening, lowest = plan.Opening;
        foreach (var entry in posted) lowest = Math.Min(lowest, running += direction * entry.Amount);
        var cushion = plan.Opening / 4;
        return lowest < cushion ? plan.Opening + cushion - lowest : plan.Opening;
    }

    static decimal Balance(AccountPlan plan, decimal opening, IEnumerable<Entry> entries) =>
        plan.Type is "credit" or "loan"
            ? opening + entries.Sum(e => e.Amount)
            : opening - entries.Sum(e => e.Amount);
}
