using System.Text.RegularExpressions;
using Fintech.Features.Identity;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.SignIn;
using Fintech.Features.Identity.Trust;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Architecture;

namespace Fintech.Tests.Asvs;

/// <summary>What ASVS wants to be written down is in docs/security.md, with the numbers that the code has.</summary>
public sealed class DocumentedTests(App app) : IClassFixture<App>
{
    static string Section(string title)
    {
        var at = SecurityDoc.Words.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(at >= 0, $"docs/security.md has no section {title}.");
        var rest = SecurityDoc.Words[(at + 4)..];
        return rest.IndexOf("\n## ", StringComparison.Ordinal) is > 0 and var end ? rest[..end] : rest;
    }

    static string Code(string name) => Source.All.Single(s => s.Path.EndsWith("/" + name + ".cs")).Text;

    static void Says(string section, string pattern) =>
        Assert.True(Regex.IsMatch(Section(section).Replace('\n', ' '), pattern), $"The section {section} does not say {pattern}");

    [Fact, Asvs("6.1.1", 1)]
    public void V6_1_1_The_limits_on_guessing_are_those_of_the_code()
    {
        var signIn = Regex.Matches(Code("SignInPolicy"), @"free: (\d+), (\w+)").Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToList();
        Assert.Equal([("5", "Longest"), ("5", "Longest"), ("100", "Longest"), ("50", "ForAll")], signIn);
        Assert.Matches(@"Longest = TimeSpan\.FromMinutes\(15\), ForAll = TimeSpan\.FromSeconds\(30\)", Code("SignInPolicy"));
        foreach (var row in (string[])
            [
                @"a password, from one place \| 5 \| 15 min", @"many accounts, from one place \| 100 \| 15 min",
                @"one account, from many places \| 50 \| 30 s", @"where the owner signed in before \| 5 \| 15 min",
            ])
            Says("Limits on guessing", row);
        Assert.Matches(@"free: 10, Longest, Forgotten", Code("SecondFactorProofs"));
        Says("Limits on guessing", @"a second factor or step-up, in one browser \| 10 \| 15 min");
        Assert.Matches(@"free: 30, ForAll, Forgotten", Code("SecondFactorProofs"));
        Assert.Matches(@"ForAll = TimeSpan\.FromMinutes\(1\)", Code("SecondFactorProofs"));
        Says("Limits on guessing", @"a second factor or step-up, in all browsers \| 30 \| 1 min");
        Assert.Matches("MostAttempts = 5", Code("OneTimeCodes"));
        Assert.Equal(5, PendingHandler.MostAttempts);
        Says("Limits on guessing", @"one sent code; one half-done sign-in \| 5 \|");
        Says("Limits on guessing", "nobody is shut out by a stranger");
    }

    [Fact, Asvs("6.1.2", 2)]
    public void V6_1_2_The_words_that_make_no_password_are_listed()
    {
        Says("Passwords", "name, the address, a part of it");
        Says("Passwords", "`fintech`");
        Says("Passwords", $"{Passwords.MinLength} to {Passwords.MaxLength} characters");
        foreach (var password in (string[])["fintech20261", "Lovelace-2026", "ada.lovelace1", "example.com12"])
            Assert.NotNull(PasswordRules.Fault(password, "ada.lovelace@example.com", "Ada Lovelace"));
    }

    [Fact, Asvs("6.1.3", 2)]
    public void V6_1_3_Every_way_in_is_documented_with_what_it_proves()
    {
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Response == typeof(SignInView)).ToList();
        Assert.Equal(3, routes.Count);
        Assert.All(routes, r => Says("Ways in", Regex.Escape($"`{r.Method} {r.Path}`")));
        Assert.Equal(4, DocsFeature.Routes(app.Services).Count(r => r.Rules.Audience is Audience.Pending));
        Says("Ways in", "only the four routes under `/v1/auth/second-factor` answer");
        foreach (var page in Regex.Matches(Code("IdentityMails") + Code("AccountMails") + Code("InvitationLinks"), @"/([a-z-]+)\?token=").Select(m => m.Groups[1].Value))
            Says("Ways in", $"`/{page}`");
        Says("Ways in", $"half-way in for {PendingSignIns.Life.TotalMinutes} minutes");
        Says("Ways in", $"trusted for {Device.TrustLasts.TotalDays} days");
        Says("Ways in", $"open for {StepUpAttribute.ValidFor.TotalMinutes} minutes");
    }

    [Fact, Asvs("7.1.1", 2)]
    public void V7_1_1_How_long_sessions_last_is_documented()
    {
        Says("Sessions", $"after {SessionLookup.Idle.TotalMinutes} minutes without a request and after {SessionLookup.Longest.TotalHours} hours");
        Assert.Contains("LongestOfOperators = TimeSpan.FromHours(8)", Code("Sessions"));
        Says("Sessions", "8 hours for operators");
        Says("Sessions", "SP 800-63B");
    }

    [Fact, Asvs("7.1.2", 2)]
    public void V7_1_2_How_many_sessions_there_may_be_is_documented() => Says("Sessions", "any number of sessions");

    [Fact, Asvs("8.1.1", 1), Asvs("8.1.2", 2)]
    public void V8_1_1_Roles_scopes_and_fields_are_documented()
    {
        foreach (var word in Permissions.All.Concat(["owner", "admin", "developer", "analyst", "viewer"]))
            Says("Who may do what", $"`{word}`");
        Says("Who may do what", "`tests/Goldens/roles.txt`");
        Says("Who may do what", "Fields: a request takes what its record names");
        Assert.True(File.Exists(Path.Combine(Root.Path, "tests", "Goldens", "roles.txt")));
    }

    [Fact, Asvs("8.1.3", 3), Asvs("8.1.4", 3)]
    public void V8_1_3_What_a_decision_looks_at_and_from_when_on_is_documented()
    {
        Says("What a decision looks at", $"more than {StepUpAttribute.ValidFor.TotalMinutes} minutes");
        Assert.Matches(@"Usual = TimeSpan\.FromDays\(90\)", Code("SignInHistory"));
        Says("What a decision looks at", @"/24 of IPv4, /48 of IPv6.*for 90 days");
        Assert.Matches("ManyFailures = 5", Code("SignInCompletion"));
        Says("What a decision looks at", @"failures before a success \| 5 \| a mail");
        Says("What a decision looks at", "are not looked at");
    }
}
