using CsCheck;
using Fintech.Infrastructure.Sandbox;
using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Tests.Sandbox;

/// <summary>What must be so for every household on every day, without any host.</summary>
public sealed class PlaidHistoryTests
{
    static readonly Gen<(string Bank, string User, int Day, int Days)> Logins = Gen.Select(
        Gen.Int[0, Institutions.All.Length - 1].Select(i => Institutions.All[i].Id),
        Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Int[0, 3000], Gen.Int[1, ItemFactory.MaxDays]);

    [Fact]
    public void Balances_are_the_opening_and_every_posted_transaction() =>
        Logins.Sample(
            login =>
            {
                var made = Make(login);
                foreach (var account in made.Accounts)
                {
                    var mine = made.Transactions.Where(t => t.AccountId == account.Id).ToList();
                    var posted = mine.Where(t => !t.Pending).Sum(t => t.Amount);
                    Assert.Equal(account.Opening + (account.IsDebt ? posted : -posted), account.Current);
                    Assert.Equal(mine.Where(t => t.Pending).Sum(t => t.Amount), account.Pending);
                    Assert.True(account.Current >= 0, $"{account.Kind} {account.Current}");
                    if (account.Type == "credit") Assert.InRange(account.Available!.Value, 0, account.Limit!.Value);
                }
            },
            iter: 25);

    [Fact]
    public void Changes_are_numbered_without_a_gap_and_recent_days_come_first() =>
        Logins.Sample(
            login =>
            {
                var (item, _, rows) = Make(login);
                Assert.Equal(Enumerable.Range(1, rows.Count).Select(n => (long)n), rows.Select(r => r.ChangeNo));
                Assert.Equal(rows.Count, item.ChangeNo);
                Assert.Equal(rows.Count, rows.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
                var initial = rows.Take((int)item.InitialChangeNo).ToList();
                Assert.Equal(initial.OrderBy(r => r.Date).Select(r => r.Id), initial.Select(r => r.Id));
                Assert.All(initial, r => Assert.True(r.Date > item.HistoryThrough.AddDays(-30)));
                Assert.All(rows.Skip(initial.Count), r => Assert.True(r.Date <= item.HistoryThrough.AddDays(-30)));
            },
            iter: 25);

    [Fact]
    public void Every_household_has_a_life_of_the_usual_size() =>
        Logins.Sample(
            login =>
            {
                var made = Make(login with { Bank = Institutions.All[0].Id, Days = ItemFactory.MaxDays });
                Assert.InRange(made.Transactions.Count, 1500, 2500);
                Assert.InRange(made.Transactions.Count(t => t.Pending), 2, 14);
            },
            iter: 15);

    [Fact]
    public void The_same_login_lives_the_same_life()
    {
        var day = new DateOnly(2026, 3, 14);
        var (one, other) = (new Household(42), new Household(42));
        Assert.Equal(one.Day(day), other.Day(day));
        Assert.NotEqual(
            Enumerable.Range(0, 30).SelectMany(i => one.Day(day.AddDays(i))),
            Enumerable.Range(0, 30).SelectMany(i => new Household(43).Day(day.AddDays(i))));
    }

    static NewItem Make((string Bank, string User, int Day, int Days) login)
    {
        var factory = new ItemFactory(new SandboxTenant { EnvironmentId = Guid.NewGuid() }, new SandboxOptions
        {
            ConnectionString = "", PublicUrl = "http://localhost", Verify = (_, _, _) => null,
        });
        var bank = Institutions.Find(login.Bank)!;
        return factory.Create(
            bank, login.User, bank.Accounts, ["transactions"], null, login.Days,
            new DateOnly(2024, 1, 1).AddDays(login.Day));
    }
}
