using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ConfirmEmail;

public sealed class ConfirmEmailTests(App app) : IClassFixture<App>
{
    readonly Newcomer ada = new(app);

    [Fact]
    [Asvs("6.4.1", 1), Asvs("6.5.1", 2)]
    public async Task Of_fifty_at_once_one_wins()
    {
        await ada.Register();
        var token = await ada.MailedToken();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ada.ConfirmAnswer(token)));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.Equal(49, answers.Count(a => a.StatusCode is HttpStatusCode.BadRequest));
        Assert.Single((await ada.SignIn())["workspaces"]!.AsArray());
    }

    [Fact]
    public async Task A_link_works_once_and_takes_the_others_with_it()
    {
        await ada.Register();
        var first = await ada.MailedToken();
        await ada.Register();
        var second = await ada.MailedToken();
        Assert.NotEqual(first, second);
        await ada.Confirm(first);
        await ada.ConfirmAnswer(first).IsRefused(400, "link.invalid");
        await ada.ConfirmAnswer(second).IsRefused(400, "link.invalid");
    }

    [Fact]
    public async Task Two_links_at_once_open_one_account()
    {
        await ada.Register();
        var first = await ada.MailedToken();
        await ada.Register();
        var second = await ada.MailedToken();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => ada.ConfirmAnswer(i % 2 == 0 ? first : second)));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.DoesNotContain(answers, a => a.StatusCode is HttpStatusCode.InternalServerError);
    }

    [Fact]
    [Asvs("6.4.1", 1)]
    public async Task A_link_ends_after_a_day()
    {
        await ada.Register();
        var token = await ada.MailedToken();
        await app.Sql("""
            update mailed_tokens t set expires_at = now() from people p
            where p.id = t.person_id and p.normalized_email = $1
            """, ada.Email.ToUpperInvariant());
        await ada.ConfirmAnswer(token).IsRefused(400, "link.invalid");
        await ada.SignInAnswer().IsRefused(401, "sign_in.refused");
    }

    [Fact]
    public async Task A_made_up_link_opens_nothing()
    {
        await ada.ConfirmAnswer("made-up").IsRefused(400, "link.invalid");
        await ada.ConfirmAnswer("").IsRefused(400, "request.invalid");
    }

    [Fact]
    [Asvs("6.5.2", 2)]
    public async Task The_table_of_links_holds_none_that_works()
    {
        await ada.Register();
        await ada.MailedToken();
        var hash = (byte[])(await app.Sql("""
            select t.hash from mailed_tokens t join people p on p.id = t.person_id where p.normalized_email = $1
            """, ada.Email.ToUpperInvariant()))!;
        await ada.ConfirmAnswer(Convert.ToBase64String(hash)).IsRefused(400, "link.invalid");
    }
}
