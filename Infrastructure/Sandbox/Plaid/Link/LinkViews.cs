using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>The steps of the hosted page. Plain forms: everything works without JavaScript.</summary>
internal static class LinkViews
{
    public static Markup PickBank(PlaidLinkToken token, string query)
    {
        var banks = Institutions.All.Where(b => b.Name.Contains(query.Trim(), StringComparison.OrdinalIgnoreCase));
        var rows = Markup.Join(banks.Select(bank => Markup.Of($"""
            <li><button class="row" name="institution_id" value="{bank.Id}">
              <span class="mark" aria-hidden="true">{Initials(bank)}</span>
              <span class="name">{bank.Name}</span><span class="chevron" aria-hidden="true">›</span>
            </button></li>
            """)));
        var list = rows.Html.Length > 0
            ? Markup.Of($"""
                <form method="post" action="/link/{token.Token}/institution"><ul class="rows">{rows}</ul></form>
                """)
            : Markup.Of($"""
                <p class="note">No sandbox bank is called “{query}”.
                  <a href="/link/{token.Token}">Show all banks</a></p>
                """);
        return Markup.Of($"""
            {Head("Step 1 of 4", "Choose your bank", $"{token.ClientName} asks to connect an account of yours.")}
            <form method="get" action="/link/{token.Token}" role="search" class="search">
              <label for="q">Search banks</label>
              <div class="field-row"><input id="q" name="q" type="search" value="{query}" autocomplete="off">
              <button class="secondary">Search</button></div>
            </form>
            {list}
            {Cancel(token)}
            """);
    }

    public static Markup SignIn(PlaidLinkToken token, Bank bank, string? username, string? errorCode)
    {
        var error = errorCode is null ? Markup.Empty : Markup.Of($"""
            <p class="error" role="alert" id="sign-in-error">{Explain(errorCode)}</p>
            """);
        var described = errorCode is null ? "hint" : "sign-in-error hint";
        var invalid = new Markup(errorCode is null ? "" : " aria-invalid=\"true\"");
        var update = token.UpdateItemId is not null;
        return Markup.Of($"""
            {Head(update ? "Step 1 of 2" : "Step 2 of 4", $"Sign in to {bank.Name}", update
                ? $"{bank.Name} asked for a new sign-in. Your connection and its history are kept."
                : "Your password goes to the bank alone.")}
            {error}
            <form method="post" action="/link/{token.Token}/credentials" class="stack">
              <div class="field"><label for="username">Username</label>
                <input id="username" name="username" value="{username ?? LinkFlow.GoodUser}" required maxlength="100"
                  autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="{described}"{invalid}>
              </div>
              <div class="field"><label for="password">Password</label>
                <input id="password" name="password" type="password" required maxlength="200" autocomplete="off"
                  aria-describedby="{described}"{invalid}></div>
              <p class="hint" id="hint">In the sandbox sign in with <code>{LinkFlow.GoodUser}</code> and
                <code>{LinkFlow.GoodPassword}</code>. Never enter a real bank password here.</p>
              <button class="primary">Sign in</button>
            </form>
            {(update ? Cancel(token) : BackAndCancel(token))}
            """);
    }

    public static Markup ChooseAccounts(PlaidLinkToken token, Bank bank, string username, bool noneChosen)
    {
        var error = noneChosen
            ? new Markup("""<p class="error" role="alert">Choose at least one account to go on.</p>""")
            : Markup.Empty;
        var rows = Markup.Join(bank.Accounts.Select(kind =>
        {
            var plan = Institutions.Plan(kind);
            return Markup.Of($"""
                <li><label class="row"><input type="checkbox" name="account" value="{kind}" checked>
                  <span class="name">{plan.Name}<span class="muted">{Kind(plan)} ending in
                  {ItemFactory.Mask(bank, username, kind)}</span></span>
                  <span class="muted">{plan.Currency}</span></label></li>
                """);
        }));
        return Markup.Of($"""
            {Head("Step 3 of 4", "Choose accounts",
                $"Only the accounts you choose are shared with {token.ClientName}.")}
            {error}
            <form method="post" action="/link/{token.Token}/accounts">
              <fieldset><legend>Accounts at {bank.Name}</legend><ul class="rows">{rows}</ul></fieldset>
              <button class="primary">Continue</button>
            </form>
            {BackAndCancel(token)}
            """);
    }

    public static Markup Consent(PlaidLinkToken token, Bank bank, PlaidLinkSession session)
    {
        var update = token.UpdateItemId is not null;
        var chosen = update ? "The accounts you already share" : string.Join(", ",
            session.Accounts!.Select(kind => Institutions.Plan(kind).Name));
        return Markup.Of($"""
            {Head(update ? "Step 2 of 2" : "Step 4 of 4", update ? "Renew access" : $"Share with {token.ClientName}",
                $"{bank.Name} will let {token.ClientName} read this until you disconnect it.")}
            <dl class="facts">
              <div><dt>Accounts</dt><dd>{chosen}</dd></div>
              <div><dt>Can see</dt><dd>Names, balances and {Span(token.DaysRequested)} of transactions</dd></div>
              <div><dt>Cannot</dt><dd>Move money, change anything or see your password</dd></div>
            </dl>
            <form method="post" action="/link/{token.Token}/consent"><button class="primary">{(
                update ? "Renew access" : "Share and finish")}</button></form>
            {(update ? Cancel(token) : BackAndCancel(token))}
            """);
    }

    public static Markup Notice(string title, string text, PlaidLinkToken? token) => Markup.Of($"""
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        {(token?.CompletionRedirectUri is { } uri
            ? Markup.Of($"""<p><a class="primary" href="{uri}">Back to {token.ClientName}</a></p>""")
            : Markup.Empty)}
        """);

    static Markup Head(string step, string title, string lead) => Markup.Of($"""
        <p class="step">{step}</p><h1>{title}</h1><p class="lead">{lead}</p>
        """);

    static Markup Cancel(PlaidLinkToken token) => Markup.Of($"""
        <div class="actions"><form method="post" action="/link/{token.Token}/cancel">
          <button class="quiet">Cancel and go back to {token.ClientName}</button></form></div>
        """);

    static Markup BackAndCancel(PlaidLinkToken token) => Markup.Of($"""
        <div class="actions">
          <form method="post" action="/link/{token.Token}/back"><button class="quiet">Back</button></form>
          <form method="post" action="/link/{token.Token}/cancel"><button class="quiet">Cancel</button></form>
        </div>
        """);

    static string Span(int days) => days switch
    {
        > 700 => "two years",
        > 60 => $"{days / 30} months",
        _ => $"{days} days",
    };

    static string Explain(string errorCode) => errorCode switch
    {
        "INVALID_CREDENTIALS" => "That username or password is not right. Check both and try again.",
        _ => $"The bank answered {errorCode}. {PlaidError.Of(errorCode).Display ?? "Try again later."}",
    };

    static string Initials(Bank bank) =>
        string.Concat(bank.Name.Split(' ').Where(word => char.IsLetter(word[0])).Take(2).Select(word => word[0]));

    static string Kind(AccountPlan plan) => char.ToUpperInvariant(plan.Subtype[0]) + plan.Subtype[1..];
}
