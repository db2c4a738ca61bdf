using System.Text.RegularExpressions;

namespace Fintech.Tests.Architecture;

/// <summary>What is written, and where. A rule that looks at nothing fails.</summary>
public sealed class SourceTests
{
    const string HotRead = "a hot read, its environment the first parameter";

    /// <summary>
    /// Files that may speak SQL, each with the reason. Those that begin with "all" look across environments.
    /// </summary>
    static readonly Dictionary<string, string> RawSql = new()
    {
        ["Features/Audit/AuditTrail.cs"] = "all: a chain, which is the workspace's of the caller or the platform's",
        ["Features/Audit/VerifyAudit/VerifyAuditJob.cs"] = "all: where a workspace is told of what a job found",
        ["Features/Banking/ConnectionLock.cs"] = "all: advisory locks, which no table holds",
        ["Features/Banking/GetAccount/GetAccountHandler.cs"] = HotRead,
        ["Features/Banking/GetTransaction/GetTransactionHandler.cs"] = HotRead,
        ["Features/Banking/ListAccounts/ListAccountsHandler.cs"] = HotRead,
        ["Features/Banking/SearchTransactions/SearchTransactionsHandler.cs"] = HotRead,
        ["Features/Banking/StartBankConnection/StartBankConnectionHandler.cs"] = "all: locks the caller's own environment",
        ["Features/Banking/SweepBankConnections/SweepBankConnectionsJob.cs"] =
            "all: finds work and hands the row's environment on",
        ["Features/Banking/TransactionMerge.cs"] = "one statement merges a run's pages",
        ["Features/Banking/TransactionStage.cs"] = "all: staged rows belong to a run, whose id only its worker knows",
        ["Features/Customers/Contracts/CustomerChoice.cs"] = "locks the customer until the unit of work ends",
        ["Features/Developers/ApiLog/Usage.cs"] = "counts of one environment",
        ["Features/Developers/DeveloperData.cs"] = "a person's own environments, and where they called from",
        ["Features/Developers/GetApiCall/GetApiCallHandler.cs"] = "the log of one environment",
        ["Features/Developers/ListIdempotencyRecords/ListIdempotencyRecordsHandler.cs"] = "the keys of one environment and its workspace",
        ["Features/Developers/ListApiCalls/ListApiCallsHandler.cs"] = "the log of one environment",
        ["Features/Developers/ListApiErrors/ListApiErrorsHandler.cs"] = "the log of one environment",
        ["Features/Developers/WarnOfQuota/WarnOfQuotaJob.cs"] = "all: finds work and hands the row's environment on",
        ["Features/Identity/Operators/OperatorAct.cs"] = "all: locks the rows of all operators",
        ["Features/Identity/Trust/SignInHistory.cs"] = "all: notes tries to sign in, which no environment has",
        ["Features/Identity/Exports/IdentityData.cs"] = "all: what a person did, wherever they did it",
        ["Features/Identity/SweepAccounts/SweepAccountsJob.cs"] = "all: finds work of people, who belong to no environment",
        ["Features/Identity/PersonLock.cs"] = "all: locks one person's row, which belongs to no environment",
        ["Features/Workspaces/Members.cs"] = "all: locks one workspace's row, which the caller is a member of",
        ["Infrastructure/ApiLog/ApiLogBatch.cs"] = "all: rows that carry their environment",
        ["Infrastructure/ApiLog/UsageCounts.cs"] = "all: counts that carry their environment",
        ["Infrastructure/Audit/AuditChainer.cs"] = "all: links what was committed",
        ["Infrastructure/Audit/AuditRetention.cs"] = "all: drops by age",
        ["Infrastructure/Audit/ChainExport.cs"] = "all: one chain, which the slice names",
        ["Infrastructure/Audit/ChainVerifier.cs"] = "all: one chain, which the slice or the job names",
        ["Infrastructure/Data/DataProtectionKeys.cs"] = "all: the installation's own keys",
        ["Infrastructure/Data/DatabaseClock.cs"] = "all: asks for the time",
        ["Infrastructure/Data/EnvironmentLookup.cs"] = "all: which kind an environment is, before anybody acts in it",
        ["Infrastructure/Data/Grants.cs"] = "all: rights of the two roles",
        ["Infrastructure/Data/HotReads.cs"] = "all: runs what its callers, listed here, ask",
        ["Infrastructure/Data/Housekeeping.cs"] = "all: drops by age",
        ["Infrastructure/Data/Migrator.cs"] = "all: schema and version",
        ["Infrastructure/Data/Partitions.cs"] = "all: partitions of the logs",
        ["Infrastructure/Delivery/OutboxSender.cs"] = "all: claims mails and text messages",
        ["Infrastructure/Events/EventHistory.cs"] = "one environment's feed",
        ["Infrastructure/Events/EventSignal.cs"] = "all: LISTEN and NOTIFY",
        ["Infrastructure/Events/EventTailer.cs"] =
            "all: reads the feed once for every reader, and routes by the row's environment",
        ["Infrastructure/Http/Credentials/KeyRing.cs"] = "all: finds a key by its HMAC",
        ["Infrastructure/Http/Credentials/KeyUseWriter.cs"] = "all: when keys were used",
        ["Infrastructure/Http/Credentials/PendingHandler.cs"] = "all: finds a half-done sign-in by its HMAC",
        ["Infrastructure/Http/Credentials/SessionLookup.cs"] = "all: finds a session by its HMAC",
        ["Infrastructure/Http/HealthEndpoints.cs"] = "all: select 1",
        ["Infrastructure/Limits/LimitExchange.cs"] = "all: what this node admitted, by limit",
        ["Infrastructure/Limits/QuotaBlocks.cs"] = "all: blocks of quotas, by key or environment",
        ["Infrastructure/Postgres/PostgresDatabase.cs"] = "all: makes the roles and the database",
        ["Infrastructure/Sandbox/Plaid/Data/TransactionImport.cs"] = "all: a COPY of rows that carry their environment",
        ["Infrastructure/Sandbox/SandboxDb.cs"] = "all: locks one item",
        ["Infrastructure/Sandbox/Webhooks/WebhookSender.cs"] = "all: claims deliveries",
        ["Infrastructure/Secrets/Peppers.cs"] = "all: the installation's own peppers",
        ["Infrastructure/Slices/AuditLog.cs"] = "all: refusals of callers who may have no environment",
        ["Infrastructure/Slices/TryCounts.cs"] = "all: counts tries of whoever it is",
        ["Infrastructure/Telemetry/Backlog.cs"] = "counts and ages of what waits, of all tenants",
        ["Infrastructure/Slices/IdempotencyStore.cs"] = "claims, by environment, workspace or person",
    };

    static readonly Dictionary<string, string> Unfiltered = new()
    {
        ["Features/Banking/BankingData.cs"] = "a person's own environments, which their copy and their end name",
        ["Features/Customers/CustomerData.cs"] = "a person's own environments, which their copy and their end name",
        ["Features/Developers/DeveloperData.cs"] = "the keys that a person made, in whatever environment",
        ["Features/Customers/Contracts/PersonalCustomer.cs"] = "what a person is called, in all their environments",
        ["Features/Workspaces/AcceptInvitation/AcceptInvitationHandler.cs"] =
            "the invited person is not in the workspace yet; the link names it",
        ["Features/Workspaces/WorkspaceData.cs"] = "a person's own memberships and invitations, across tenants",
        ["Features/Workspaces/Contracts/OwnPlaces.cs"] = "a person's own workspaces, across tenants",
        ["Features/Workspaces/Contracts/PersonalWorkspace.cs"] = "a person's own environments, across tenants",
        ["Features/Workspaces/Contracts/WorkspacesOfPerson.cs"] = "a person's own workspaces, across tenants",
        ["Features/Workspaces/Contracts/ScopeHolders.cs"] = "a job tells the members of the row's own environment",
        ["Features/Workspaces/CreateWorkspace/CreateWorkspaceHandler.cs"] = "how many a person owns, across tenants",
        ["Features/Workspaces/InvitationLinks.cs"] = "an invitation is found by its link alone",
        ["Infrastructure/Sandbox/Plaid/History/DayKeeper.cs"] = "the simulators' day passes for all",
        ["Infrastructure/Sandbox/Plaid/Link/LinkVisit.cs"] = "a visitor is known by the link's token alone",
        ["Infrastructure/Sandbox/Webhooks/WebhookSender.cs"] = "claims deliveries of all",
    };

    const string Sql = @"CreateCommand\(|new NpgsqlCommand|new NpgsqlBatchCommand|FromSql|ExecuteSql|SqlQuery|"
        + @"BeginBinaryImport|BeginRawBinaryCopy|\.Sql\(|\.Hot\.List\(";

    [Fact]
    public void Raw_SQL_only_where_it_is_listed() => Listed(RawSql, Source.All.Where(s => Regex.IsMatch(s.Text, Sql)));

    [Fact]
    public void Filters_are_lifted_only_where_it_is_listed() =>
        Listed(Unfiltered, Source.All.Where(s => s.Text.Contains("IgnoreQueryFilters")));

    [Fact]
    public void SQL_of_a_feature_names_its_environment()
    {
        var mine = Source.Under("Features")
            .Where(s => Regex.IsMatch(s.Text, Sql) && !RawSql[s.Path].StartsWith("all")).ToList();
        Assert.NotEmpty(mine);
        Assert.Empty(mine.Where(s => !s.Text.Contains("environment_id")).Select(s => s.Path));
    }

    static void Listed(Dictionary<string, string> allowed, IEnumerable<Source> found)
    {
        var paths = found.Select(s => s.Path).ToList();
        Assert.NotEmpty(paths);
        Assert.Equal(allowed.Keys.Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));
        Assert.All(allowed, a => Assert.NotEqual("", a.Value));
    }

    [Fact]
    public void No_binary_fractions_where_money_may_be()
    {
        var paths = Source.Under("Features", "Infrastructure/Data", "Infrastructure/Providers",
                "Infrastructure/Slices", "Infrastructure/Events")
            .ToList();
        Assert.NotEmpty(paths);
        Assert.Empty(paths
            .Where(s => Regex.IsMatch(Code(s), @"\b(double|float|Double|Single|Half)\b(?!OrDefault|Async)")
                && !s.Text.Contains("SingleAsync<double>"))
            .Select(s => s.Path));
    }

    [Fact]
    public void Files_lines_and_the_program_keep_their_sizes()
    {
        var all = Source.All.Where(s => !s.Path.StartsWith("Program")).ToList();
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(s => s.Lines.Length > 300).Select(s => $"{s.Path} has {s.Lines.Length} lines"));
        var sizes = Source.Under("Features").Select(s => s.Lines.Length).Order().ToList();
        Assert.InRange(sizes[sizes.Count / 2], 1, 45);
        Assert.InRange(sizes[sizes.Count * 95 / 100], 1, 150);
        Assert.InRange(Source.All.Single(s => s.Path == "Program.cs").Lines.Length, 1, 80);
    }

    [Fact]
    public void Time_is_never_local()
    {
        Assert.Contains(Source.All, s => s.Text.Contains("DateTimeOffset.UtcNow") || s.Text.Contains("GetUtcNow"));
        Assert.Empty(Source.All.Where(s => Regex.IsMatch(s.Text, @"\bDate(Time|TimeOffset)\.(Now|Today)\b"))
            .Select(s => s.Path));
    }

    [Fact]
    public void Only_the_unit_of_work_opens_transactions()
    {
        var openers = Source.All
            .Where(s => s.Text.Contains("BeginTransaction") && !s.Path.StartsWith("Infrastructure/Sandbox/"))
            .Select(s => s.Path);
        Assert.Equal(["Infrastructure/Slices/UnitOfWork.cs"], openers);
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        Assert.NotEmpty(TypeUses.Map);
        Assert.Empty(TypeUses.Map.Keys
            .Where(t => t.Namespace?.StartsWith("Fintech") is true
                && Regex.IsMatch(t.Name, "(Manager|Helper|Utils|Util)$"))
            .Select(t => t.FullName));
        Assert.Empty(Source.All.Where(s => s.Text.Contains("#region")).Select(s => s.Path));
    }

    /// <summary>Without comments and texts.</summary>
    static string Code(Source source) => Regex.Replace(source.Text, "//[^\n]*|\"[^\"\n]*\"", "");
}
