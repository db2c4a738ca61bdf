using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Tests.ApiLog;

public sealed class RedactionTests
{
    enum Colour { DarkRed }

    sealed record Everything(
        string Name, [property: Secret] string Password, [property: Logged] string Scope, [property: Logged] IReadOnlyList<string> Scopes,
        IReadOnlyList<string> Notes, EnvironmentId? Environment, Colour Colour, bool On, int Count, DateOnly Day, Money? Amount, string? Missing);

    [Fact]
    public void Keeps_what_says_nothing_of_a_person_and_of_other_texts_their_length()
    {
        var environment = TypeId.New<EnvironmentId>();
        var kept = Redaction.Arguments(new Everything(
            "Ada Lovelace", "correct horse", "banking:read", ["a:b", "4111 1111 1111 1111"], ["one", "two"], environment, Colour.DarkRed, true, 3,
            new(2026, 7, 28), new Money(12.5m, "USD"), null))!;
        Assert.Equal($$$"""
            {"name":"(12 characters)","scope":"banking:read","scopes":["a:b","[card \u20261111]"],"notes":"(2 items)","environment":"{{{environment}}}","colour":"dark_red","on":true,"count":3,"day":"2026-07-28","amount":{"value":"12.50","currency":"USD"}}
            """, kept);
        Assert.Null(Redaction.Arguments(null));
    }

    [Theory]
    [InlineData("/v1/x/4111111111111111/y", "/v1/x/[card …1111]/y")] // Visa's own test number
    [InlineData("378282246310005", "[card …0005]")]
    [InlineData("5555 5555 5555 4444 and 5105-1051-0510-5100", "[card …4444] and [card …5100]")]
    [InlineData("4111111111111112", "4111111111111112")] // its check digit is wrong
    [InlineData("411111111111", "411111111111")] // too short
    [InlineData("req_01kb8vq1k0e2fvznq0t9d1n4xg", "req_01kb8vq1k0e2fvznq0t9d1n4xg")]
    [InlineData("/v1/x/fk_sandbox_mZ7D1ZtvmCr3KpszNHMcUwxZdISf2HZXwQaOHUjoTTH_34TI30", "/v1/x/[API key]")]
    [InlineData("4111 1111 1111 1111 12/27", "[card …1111] 12/27")]
    [InlineData("4111.1111.1111.1111", "[card …1111]")]
    [InlineData("4111  1111_1111/1111", "[card …1111]")]
    [InlineData("1 4111111111111111", "1 [card …1111]")]
    [InlineData("４１１１１１１１１１１１１１１１", "[card …1111]")]
    [InlineData("fk%5Fsandbox%5FmZ7D1ZtvmCr3KpszNHMc", "[API key]")]
    [InlineData("FK_LIVE_MZ7D1ZTVMCR3", "[API key]")]
    [InlineData("2026-07-28 09:30:00.123", "2026-07-28 09:30:00.123")]
    [InlineData("a\nb\u0000c", "a b c")]
    [InlineData("a\u202ecod.exe\u0085", "a cod.exe ")]
    [InlineData("", "")]
    public void Masks_card_numbers_and_API_keys_wherever_they_stand(string given, string kept) => Assert.Equal(kept, Redaction.Text(given, 100));

    [Fact]
    public void Cuts_what_is_too_long_and_never_inside_of_what_it_masks()
    {
        Assert.Equal(20, Redaction.Text(new string('x', 50), 20)!.Length);
        // Cut first, half a card number would be left over and look like none.
        Assert.DoesNotContain("41111111", Redaction.Text("0123456789 4111111111111111", 22));
    }
}
