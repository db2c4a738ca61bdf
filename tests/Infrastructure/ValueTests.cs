using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure;

public sealed class ValueTests
{
    [Fact]
    public void A_typed_id_is_read_back_as_it_was_written() => Gen.Guid.Sample(guid =>
        TypeId.TryParse<CustomerId>(new CustomerId(guid).ToString(), out var back) && back.Value == guid);

    [Fact]
    public void A_typed_id_has_the_published_form() => // specification 0.3, valid.yml "uuidv7" and "max"
        Assert.Equal(
            ("prefix_01h455vb4pex5vsknk084sn02q", "prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz"),
            (TypeId.Text("prefix", Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057")),
             TypeId.Text("prefix", Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff"))));

    [Theory]
    [InlineData("cus_8zzzzzzzzzzzzzzzzzzzzzzzzz")] // more than 128 bits
    [InlineData("cus_01H455VB4PEX5VSKNK084SN02Q")]
    [InlineData("cus_01h455vb4pex5vsknk084sn02u")]
    [InlineData("cus_01h455vb4pex5vsknk084sn02")]
    [InlineData("acct_01h455vb4pex5vsknk084sn02q")]
    [InlineData("01h455vb4pex5vsknk084sn02q")]
    public void A_typed_id_of_another_form_is_refused(string text) =>
        Assert.False(TypeId.TryParse<CustomerId>(text, out _));

    [Theory]
    [InlineData("12.5000000000", "USD", "12.50")]
    [InlineData("12.5", "JPY", "12.5")] // a provider's own figure is kept
    [InlineData("12", "JPY", "12")]
    [InlineData("0.1234567891", "USD", "0.1234567891")]
    [InlineData("-7", "KWD", "-7.000")]
    [InlineData("123456789012345678.1234567891", "USD", "123456789012345678.1234567891")]
    public void Money_shows_at_least_the_minor_digits(string value, string currency, string shown) =>
        Assert.Equal(shown,
            Money.Text(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), currency));

    [Fact]
    public void Money_is_read_back_exactly() => Gen.Decimal[-1_000_000_000m, 1_000_000_000m].Sample(value =>
    {
        var money = new Money(Math.Round(value, 10), "EUR");
        var back = JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money, Wire.Options), Wire.Options);
        return back.Value == money.Value && back.Currency == "EUR";
    });

    [Theory]
    [InlineData("""{"value":12.5,"currency":"USD"}""", true)]
    [InlineData("""{"value":"12.5","currency":"USD"}""", true)]
    [InlineData("""{"value":"1e3","currency":"USD"}""", false)]
    [InlineData("""{"value":"1,000","currency":"USD"}""", false)]
    [InlineData("""{"value":"12.5"}""", false)]
    [InlineData("""{"value":"12.5","currency":"USD","x":1}""", false)]
    [InlineData("1250", false)]
    public void Money_is_a_decimal_with_a_currency_and_nothing_else(string json, bool good)
    {
        var wrong = Record.Exception(() => JsonSerializer.Deserialize<Money>(json, Wire.Options));
        Assert.Equal(good, wrong is null);
        if (!good) Assert.IsType<JsonException>(wrong);
    }

    [Fact]
    public void A_feed_position_is_read_back_and_ordered() =>
        Gen.Select(Gen.Int[0, 99], Gen.ULong, Gen.Long[0, long.MaxValue]).Sample((e, x, s) =>
        {
            var position = new EventPosition(e, x, s);
            return EventPosition.TryParse(position.ToString(), out var back) && back == position
                && position.CompareTo(new(e + 1, 0, 0)) < 0;
        });

    [Fact]
    public void A_sealed_value_opens_only_for_its_purpose_and_unchanged()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var box = new SecretBox(new() { MasterKey = key });
        var @sealed = box.Seal("access-token", "plaid");
        Assert.Equal("access-token", box.OpenText(@sealed, "plaid"));
        Assert.ThrowsAny<CryptographicException>(() => box.Open(@sealed, "other"));
        @sealed[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => box.Open(@sealed, "plaid"));
    }

    [Fact]
    public void An_old_master_key_still_opens_what_it_sealed()
    {
        var old = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var now = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var @sealed = new SecretBox(new() { MasterKey = old }).Seal("x", "p");
        Assert.Equal("x", new SecretBox(new() { MasterKey = now, OldKeys = [old] }).OpenText(@sealed, "p"));
        Assert.ThrowsAny<CryptographicException>(() => new SecretBox(new() { MasterKey = now }).Open(@sealed, "p"));
    }

    [Theory]
    [InlineData("Café Zoë", "Café Zoë")]
    [InlineData("Pay\u202Eme", "Payme")]
    [InlineData("a\u200Bb\u0007c", "abc")]
    [InlineData("x\U000E0041\U000E0042y", "xy")]
    [InlineData("two\nlines", "two lines")]
    public void Provider_text_loses_what_cannot_be_seen(string given, string clean) =>
        Assert.Equal(clean, ProviderText.Clean(given));
}
