using Fintech.Features.Banking.Contracts;
using Fintech.Features.Developers;
using Fintech.Features.Identity;
using Fintech.Features.Workspaces;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Npgsql;

namespace Fintech.Benchmarks.Layers;

/// <summary>Fills the product's own tables: the same number of accounts and transactions as the floors have.</summary>
internal static class ProductSeed
{
    public const int AccountsPerEnvironment = 5;

    public static Guid Id(string kind, int number) => Guid.Parse($"01900000-0000-7{kind}-8000-{number:x12}");

    public static Guid Environment(int number) => Id("001", number);

    /// <summary>The last account of an environment.</summary>
    public static BankAccountId Account(int environment) => new(Id("002", environment * AccountsPerEnvironment));

    /// <summary>Returns one key for each environment.</summary>
    public static async Task<string[]> Fill(string owner, string masterKey, int environments, int transactions)
    {
        var keys = await Tenants(owner, masterKey, environments);
        await using var source = NpgsqlDataSource.Create(owner);
        var accounts = environments * AccountsPerEnvironment;
        await Execute(source, $"""
            insert into bank_connections (id, environment_id, customer_id, status, requester_kind, requester_name,
              institution_id, institution_name, sync_failures, last_synced_at, created_at)
            select {Sql("003", "n")}, {Sql("001", "n")}, {Sql("004", "n")}, 'Active', 'user', 'Bench', 'ins_1',
              'Tartan Bank', 0, now(), now()
            from generate_series(1, {environments}) n
            """);
        await Execute(source, $"""
            insert into bank_accounts (id, environment_id, connection_id, customer_id, provider_account_id, name,
              official_name, mask, type, subtype, institution_name, current_balance, available_balance, currency,
              balance_as_of, created_at, updated_at)
            select {Sql("002", "n")}, {Sql("001", Owner("n"))}, {Sql("003", Owner("n"))}, {Sql("004", Owner("n"))}, 'p' || n,
              'Daily account ' || n, 'Tartan Everyday Checking', '0000', 'depository', 'checking', 'Tartan Bank',
              trim_scale(n * 13.37), trim_scale(n * 13.37), 'USD', now(), now(), now()
            from generate_series(1, {accounts}) n
            """);
        await using (var session = await source.OpenConnectionAsync())
            await AddTransactions(session, $"""
                select n, n as k, n % {accounts} + 1 as a, DATE '2024-11-01' + (n / {accounts} * 3)::int as d
                from generate_series(1, {transactions}) n
                """);
        foreach (var table in (string[])["bank_connections", "bank_accounts", "bank_transactions"])
            await Execute(source, $"vacuum (analyze) {table}");
        return keys;
    }

    /// <param name="rows">
    /// A query of what differs: <c>n</c> the row's number, <c>k</c> what its amount and texts are made of, <c>a</c> its
    /// account's number, <c>d</c> its day.
    /// </param>
    public static Task AddTransactions(NpgsqlConnection session, string rows) => Execute(session, $"""
        insert into bank_transactions (id, environment_id, connection_id, account_id, customer_id,
          provider_transaction_id, date, authorized_date, amount, currency, payee, description, category,
          category_detail, pending, payment_channel, created_at, updated_at)
        select {Sql("005", "n")}, {Sql("001", Owner("a"))}, {Sql("003", Owner("a"))}, {Sql("002", "a")},
          {Sql("004", Owner("a"))}, 'p' || n, d, d, trim_scale(-(k % 9000) / 100.0), 'USD', 'Grocer ' || k % 97,
          'GROCER ' || k % 97 || ' 0042', 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_GROCERIES', false, 'in store', now(), now()
        from ({rows}) x
        """);

    static async Task<string[]> Tenants(string owner, string masterKey, int environments)
    {
        await using var database = new Database(new() { Postgres = owner, PostgresDirect = owner });
        var peppers = new Peppers(database, new(new() { MasterKey = masterKey }));
        await using var db = Migrator.Context(owner);
        var person = new Person { Id = Id("006", 1), Name = "Bench", UserName = "bench", Email = "bench@example.com" };
        var workspace = new Workspace { Id = new(Id("007", 1)), Name = "Bench" };
        db.AddRange(person, workspace);
        db.Add(new Membership { WorkspaceId = workspace.Id, PersonId = person.Id, Role = Role.Owner });
        var keys = new string[environments];
        for (var n = 1; n <= environments; n++)
        {
            var id = new EnvironmentId(Environment(n));
            var key = keys[n - 1] = ApiKeyFormat.New(isLive: false);
            db.Add(new WorkspaceEnvironment { Id = id, WorkspaceId = workspace.Id, Name = $"Bench {n}",
                Kind = EnvironmentKind.Sandbox });
            db.Add(new ApiKey
            {
                EnvironmentId = id, WorkspaceId = workspace.Id, CreatedBy = person.Id, Name = "Bench",
                    Scopes = ["banking:read"],
                Hash = peppers.Hash(KeyRing.Pepper, key), Prefix = ApiKeyFormat.Shown(key), Last4 = key[^4..],
            });
        }
        await db.SaveChangesAsync();
        return keys;
    }

    public static string Owner(string account) => $"(({account} - 1) / {AccountsPerEnvironment} + 1)";

    public static string Sql(string kind, string number) =>
        $"('01900000-0000-7{kind}-8000-' || lpad(to_hex({number}), 12, '0'))::uuid";

    static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var session = await source.OpenConnectionAsync();
        await Execute(session, sql);
    }

    public static async Task Execute(NpgsqlConnection session, string sql)
    {
        await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = 1800 };
        await command.ExecuteNonQueryAsync();
    }
}
