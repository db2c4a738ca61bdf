using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Goldens;

namespace Fintech.Tests.Architecture;

/// <summary>The form of a slice: its folder, its doors, its tests, its words.</summary>
public sealed class SliceTests
{
    const string Job = "runs as a job; nobody asks for it", Operator = "the command line and the start step run it";

    const string People = "the audit trail is for people who manage the workspace, and no key may",
        Developer = "whoever builds an agent reads its calls; the agent has seen them";

    /// <summary>Slices without a door, each with the reason.</summary>
    static readonly Dictionary<string, string> NoEndpoint = new()
    {
        ["ImportBankData"] = Job, ["NoteBankNotice"] = "the webhook's endpoint runs it as the provider",
        ["EnsurePerson"] = Operator, ["SetOperator"] = Operator,
        ["PrepareExport"] = Job, ["DeletePerson"] = Job, ["DepartMember"] = Job, ["WarnOfQuota"] = Job,
    };

    /// <summary>Beside those that only people may call: an agent acts by a key, so a tool of theirs would refuse it.</summary>
    static readonly Dictionary<string, string> NoTool = new()
    {
        ["ImportBankData"] = Job, ["NoteBankNotice"] = Job,
        ["PrepareExport"] = Job, ["DeletePerson"] = Job, ["DepartMember"] = Job, ["WarnOfQuota"] = Job,
        ["ListAuditEntries"] = People, ["VerifyAudit"] = People, ["ExportAudit"] = People,
        ["ListApiCalls"] = Developer, ["ListIdempotencyRecords"] = Developer, ["GetApiCall"] = Developer, ["ListApiErrors"] = Developer, ["ShowUsage"] = Developer, ["ExportUsage"] = Developer,
        ["ShowTraffic"] = Developer, ["ShowStatus"] = Developer,
        ["ShowLimits"] = "each refusal names its limit and when to come back", ["ListApiKeys"] = "keys are looked after by people", ["GetApiKey"] = "keys are looked after by people",
        ["ListMembers"] = "members are managed by people alone", ["ListInvitations"] = "members are managed by people alone",
        ["ListEvents"] = "agents are told by subscriptions", ["StreamEvents"] = "agents are told by subscriptions",
        ["GetAccount"] = "the resource banking://accounts/{id}",
        ["GetTransaction"] = "search_transactions gives whole transactions",
        ["GetBankConnection"] = "list_bank_connections gives whole connections",
        ["GetCustomer"] = "list_customers gives whole customers",
        ["CompleteBankConnection"] = "the person's browser does it on its way back",
    };

    static readonly Dictionary<string, string> NoTests = new()
    {
        ["NoteBankNotice"] = "ReceivePlaidWebhookTests drives it through its webhook",
        ["EnsurePerson"] = "every test's person is made by it",
        ["ShowSecondFactor"] = "FinishSignInTests asks it", ["SendSecondFactorCode"] = "FinishSignInTests sends by it",
        ["GetStepUpOptions"] = "StepUpTests asks it", ["SendStepUpCode"] = "StepUpTests sends by it",
        ["DepartMember"] = "DeletePersonTests ends memberships by it",
        ["EnableApiKey"] = "DisableApiKeyTests switches keys on again",
        ["ShowAllowedNetworks"] = "SetAllowedNetworksTests reads what it set",
        ["SetOperator"] = "PortalTests makes its operator with it",
    };

    [Fact]
    public void A_slice_is_a_folder_whose_files_carry_its_name()
    {
        Assert.True(Slice.All.Count > 15);
        foreach (var slice in Slice.All)
        {
            Assert.EndsWith("/" + slice.Name, slice.Folder);
            Assert.Equal(slice.Name + "Request", slice.Request.Name);
            var folder = Path.Combine(Root.Path, slice.Folder);
            Assert.True(File.Exists(Path.Combine(folder, slice.Name + "Handler.cs")),
                $"{slice.Folder} has no {slice.Name}Handler.cs");
        }
    }

    [Fact]
    public void Every_slice_has_an_endpoint_or_a_reason() => Listed(NoEndpoint, s => s.HasEndpoint);

    [Fact]
    public void Every_slice_has_a_tool_or_a_reason() => Listed(
        NoTool, s => s.Tool is not null || s.Rules.Audience is not Audience.SignedIn);

    [Fact]
    public void Every_slice_has_tests_beside_it_or_a_reason() => Listed(NoTests,
        s => Directory.EnumerateFiles(Path.Combine(Root.Path, s.Folder), "*Tests.cs").Any());

    static void Listed(Dictionary<string, string> exceptions, Func<Slice, bool> has)
    {
        Assert.NotEmpty(Slice.All);
        Assert.Empty(Slice.All.Where(s => !has(s) && !exceptions.ContainsKey(s.Name)).Select(s => s.Folder));
        // A reason outlives its cause easily.
        Assert.All(exceptions.Keys, name => Assert.Contains(Slice.All, s => s.Name == name && !has(s)));
    }

    [Fact]
    public void A_tool_is_called_as_its_slice()
    {
        var tools = Slice.All.Where(s => s.Tool is not null).ToList();
        Assert.NotEmpty(tools);
        Assert.All(tools, s => Assert.Equal(s.Rules.Name, s.Tool!.GetCustomAttribute<ToolAttribute>()!.Name));
    }

    [Fact]
    public void Scopes_are_permission_words_and_whoever_reads_another_environment_must_have_one()
    {
        Assert.All(Slice.All.Where(s => s.Rules.Scope is not null),
            s => Assert.Contains(s.Rules.Scope!, Permissions.All));
        var open = Slice.All
            .Where(s => s.Rules is { Scope: null, Level: Level.Environment, Audience: not Audience.Anyone }).ToList();
        // Events carry the scope of each type instead.
        Assert.Equal(["ListEvents", "StreamEvents"], open.Select(s => s.Name).Order());
    }

    [Fact]
    public void Every_error_code_is_one_record_and_reads_noun_reason()
    {
        Assert.True(ErrorCatalogue.All.Count > 30);
        Assert.All(ErrorCatalogue.All, e => Assert.Matches("^[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*$", e.Code));
        Assert.Empty(ErrorCatalogue.All.GroupBy(e => e.Code).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(ErrorCatalogue.All, e => Assert.InRange(e.Status, 400, 599));
        Assert.All(ErrorCatalogue.All, e => Assert.EndsWith(".", e.Message));
    }

    [Fact]
    public void Every_event_reads_noun_past_tense_and_declares_who_may_see_it()
    {
        Assert.NotEmpty(EventGoldenTests.Declared);
        Assert.All(EventGoldenTests.Declared, t => Assert.Matches("^[a-z]+(_[a-z]+)*\\.([a-z]+_)?[a-z]+ed$", t.Name));
        Assert.All(EventGoldenTests.Declared, t => Assert.Contains(t.Scope, Permissions.All));
        Assert.Equal(EventGoldenTests.Declared.Count, EventGoldenTests.Declared.DistinctBy(t => t.Name).Count());
    }

    [Fact]
    public void Secrets_of_requests_and_answers_are_marked()
    {
        var names = new Regex("^(password|secret|token|code)$", RegexOptions.IgnoreCase);
        var suspects = Slice.All.SelectMany(s => s.Request.GetProperties().Concat(s.Response.GetProperties()))
            .Where(p => names.IsMatch(p.Name) && p.PropertyType == typeof(string)
                && !p.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute))).ToList();
        Assert.NotEmpty(suspects);
        Assert.Empty(suspects.Where(p => !p.IsDefined(typeof(SecretAttribute)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }

    [Fact]
    public void Slices_that_take_a_secret_take_no_idempotency_key()
    {
        var takers = Slice.All
            .Where(s => s.Request.GetProperties().Any(p => p.IsDefined(typeof(SecretAttribute)))).ToList();
        Assert.NotEmpty(takers);
        Assert.All(takers, s => Assert.Equal(Idempotency.None, s.Rules.Writes));
    }

    [Fact]
    public void What_travels_can_be_written_and_described()
    {
        Assert.All(Slice.All, s => Assert.NotNull(Wire.Options.GetTypeInfo(s.Response)));
        Assert.All(Slice.All,
            s => Assert.StartsWith("{", JsonSerializer.Serialize(new Schemas().Of(s.Request, input: true))));
    }
}
