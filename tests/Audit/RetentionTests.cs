using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Fintech.Tests.Audit;

/// <summary>How weeks of the trail go by age, in a database of their own.</summary>
public sealed class RetentionTests(App app) : IClassFixture<App>
{
    static readonly DateTime Monday = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
    static readonly AuditOptions Year = new() { KeepDays = 365 };

    [Fact]
    public async Task A_week_goes_when_its_chains_are_right_and_they_are_checked_from_there_on()
    {
        await using var own = await TemplateDatabase.Clone(app.Product.Postgres);
        var (database, verifier) = (own.Database, new ChainVerifier(own.Database));
        await using var owner = await Old(database);
        await Chained(database);
        var before = await verifier.Verify(AuditChain.Platform, default);
        Assert.Equal((6L, null), (before.Entries, before.Fault));

        await new AuditRetention(verifier, Year, NullLogger<AuditRetention>.Instance).Run(owner, Monday.AddDays(365 + 7), default);
        Assert.Equal(3L, await Ask(database, "select count(*) from audit_entries"));
        var after = await verifier.Verify(AuditChain.Platform, default);
        Assert.Equal((3L, 3L, null), (after.From, after.Entries, after.Fault));
        Assert.Equal(before.Head.Hash, after.Head.Hash);

        // New entries follow the old ones, also when all of them have gone.
        await Add(database, Guid.CreateVersion7());
        await Chained(database);
        Assert.Equal(7, (await verifier.Verify(AuditChain.Platform, default)).Head.Sequence);
    }

    [Fact]
    public async Task A_chain_with_a_fault_keeps_everything()
    {
        await using var own = await TemplateDatabase.Clone(app.Product.Postgres);
        await using var owner = await Old(own.Database);
        await Chained(own.Database);
        await using (var tamper = new NpgsqlCommand("update audit_entries set action = 'another' where id = (select max(id::text)::uuid from audit_entries)", owner))
            await tamper.ExecuteNonQueryAsync();
        await new AuditRetention(new(own.Database), Year, NullLogger<AuditRetention>.Instance).Run(owner, Monday.AddDays(365 + 7), default);
        Assert.Equal(6L, await Ask(own.Database, "select count(*) from audit_entries"));
    }

    [Fact]
    public async Task A_cut_that_age_did_not_make_is_refused_to_the_server_and_believed_of_nobody()
    {
        await using var own = await TemplateDatabase.Clone(app.Product.Postgres);
        await using var owner = await Old(own.Database);
        await Chained(own.Database);
        const string forged = """
            insert into audit_checks (id, chain, sequence, hash, is_cut)
            select gen_random_uuid(), chain, sequence, hash, true from audit_links order by sequence desc limit 1
            """;
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Ask(own.Database, forged));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using (var forge = new NpgsqlCommand(forged, owner)) await forge.ExecuteNonQueryAsync();
        Assert.Equal(ChainFaultKind.Rewritten, (await new ChainVerifier(own.Database).Verify(AuditChain.Platform, default)).Fault?.Kind);
    }

    [Theory]
    [InlineData("now() + interval '30 days'", false)]
    [InlineData("now() - interval '30 days'", true)]
    public async Task An_entry_that_no_server_wrote_is_named_whatever_its_time_and_wherever_it_is_linked(string at, bool linked)
    {
        await using var own = await TemplateDatabase.Clone(app.Product.Postgres);
        await using var owner = await Old(own.Database);
        await Chained(own.Database);
        await using var forge = new NpgsqlCommand($"""
            insert into audit_entries (id, created_at, action, outcome, actor, request_id)
                values ('{Guid.CreateVersion7()}', {at}, 'forged', 'done', '{JsonJob}', 'req_x');
            insert into audit_links (chain, sequence, entry_id, hash)
                select gen_random_uuid(), 1, id, '' from audit_entries where {(linked ? "action = 'forged'" : "false")};
            delete from audit_unlinked
            """, owner);
        await forge.ExecuteNonQueryAsync();
        Assert.Equal(ChainFaultKind.Unlinked, (await new ChainVerifier(own.Database).Verify(AuditChain.Platform, default)).Fault?.Kind);
    }

    [Fact]
    public async Task A_chain_of_which_no_link_is_left_is_still_known()
    {
        await using var own = await TemplateDatabase.Clone(app.Product.Postgres);
        await using var owner = await Old(own.Database);
        await Chained(own.Database);
        await using (var tamper = new NpgsqlCommand("delete from audit_links", owner)) await tamper.ExecuteNonQueryAsync();
        Assert.Contains(AuditChain.Platform, await new ChainVerifier(own.Database).All(default));
    }

    const string JsonJob = """{"kind":"job","id":"test"}""";

    // Three entries in an old week, three in the present one.
    static async Task<NpgsqlConnection> Old(Database database)
    {
        var owner = new NpgsqlConnection(database.Options.PostgresOwner);
        await owner.OpenAsync();
        await Partitions.Ensure(owner, Monday.AddDays(7), default);
        for (var i = 0; i < 3; i++) await Add(database, Guid.CreateVersion7(Monday.AddDays(i)));
        for (var i = 0; i < 3; i++) await Add(database, Guid.CreateVersion7());
        return owner;
    }

    static async Task Add(Database database, Guid id)
    {
        await using var add = database.Side.CreateCommand("""
            insert into audit_entries (id, created_at, action, outcome, actor, request_id)
            values ($1, now(), 'tested', 'done', '{"kind":"job","id":"test"}', 'req_x')
            """);
        add.Parameters.Add(new() { Value = id });
        await add.ExecuteNonQueryAsync();
    }

    static async Task Chained(Database database)
    {
        using var chainer = new AuditChainer(database, NullLogger<AuditChainer>.Instance);
        await chainer.StartAsync(default);
        await Tester.Until(() => Ask(database, "select count(*) from audit_unlinked"), left => left is 0L);
        await chainer.StopAsync(default);
    }

    static async Task<object?> Ask(Database database, string sql)
    {
        await using var ask = database.Side.CreateCommand(sql);
        return await ask.ExecuteScalarAsync();
    }
}
