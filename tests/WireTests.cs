using System.Text;
using System.Text.Json;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Tests;

public sealed class WireTests
{
    [Theory]
    [InlineData("12.5000000000", "USD", "12.50")]
    [InlineData("-12.5", "USD", "-12.50")]
    [InlineData("12.3456", "USD", "12.3456")]
    [InlineData("12", "USD", "12.00")]
    [InlineData("1200", "JPY", "1200")]
    [InlineData("1200.0000000000", "JPY", "1200")]
    [InlineData("1200.5", "JPY", "1200.5")]
    [InlineData("0", "KWD", "0.000")]
    [InlineData("0.0000000000", "USD", "0.00")]
    [InlineData("-0.0000000001", "USD", "-0.0000000001")]
    [InlineData("79228162514264337593543950335", "USD", "79228162514264337593543950335.00")]
    [InlineData("1.25", "unofficial:\"X\"", "1.25")]
    public void Money_keeps_its_minor_digits_and_no_zeros_beyond(string value, string currency, string text)
    {
        var money = new Money(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), currency);
        Assert.StartsWith(text, money.ToString());
        var json = JsonSerializer.Serialize(money, Wire.Options);
        using var read = JsonDocument.Parse(json);
        Assert.Equal(text, read.RootElement.GetProperty("value").GetString());
        Assert.Equal(currency, read.RootElement.GetProperty("currency").GetString());
        Assert.Equal(money, JsonSerializer.Deserialize<Money>(json, Wire.Options));
    }

    [Theory]
    [InlineData("2026-07-28T09:30:05.007Z", "2026-07-28T09:30:05.007Z")]
    [InlineData("2026-07-28T23:30:00.9999+02:00", "2026-07-28T21:30:00.999Z")]
    [InlineData("0999-01-01T00:00:00Z", "0999-01-01T00:00:00.000Z")]
    public void Times_are_utc_with_milliseconds(string time, string text) =>
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(
            DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Wire.Options));

    [Fact]
    public void Ids_are_the_same_as_text_and_on_the_wire()
    {
        for (var i = 0; i < 100; i++)
        {
            var id = new EnvironmentId(Guid.NewGuid());
            Assert.Equal($"\"{id}\"", JsonSerializer.Serialize(id, Wire.Options));
            Assert.True(TypeId.TryParse<EnvironmentId>(id.ToString(), out var again));
            Assert.Equal(id, again);
        }
        Assert.Equal("env_7zzzzzzzzzzzzzzzzzzzzzzzzz", new EnvironmentId(Guid.AllBitsSet).ToString());
    }

    public static readonly TheoryData<string?> Texts =
        ["", "plain", null, "\"quoted\" \\ back", "Ünï ½ \u2028 \u202e 🙂 \t \u007f", "<b>&'"];

    [Theory, MemberData(nameof(Texts))]
    public void Rows_that_write_themselves_write_what_the_serializer_would(string? text)
    {
        var id = Guid.CreateVersion7();
        var time = DateTimeOffset.UtcNow;
        Money? some = text is null ? null : new Money(-12.5m, text.Length > 5 ? text : "USD");
        AssertSame(new Page<BankAccountView>(
            [
                new(new(id), new(id), new(id), text ?? "", text, text, text ?? "", text, text,
                    new(some, null, some, time), time, time),
                new(new(id), new(id), new(id), "a", null, null, "b", null, null,
                    new(null, some, null, time), time, time),
            ], true, text));
        BankTransactionView Transaction(
            TransactionStatus status, BankTransactionId? pending, DateOnly? authorized) => new(
            new(id), new(id), new(id), new(id), new(2026, 2, 3), authorized, some ?? new(1m, "JPY"), text ?? "", "x",
            text, text, status, pending, text, time, time);
        AssertSame(new Page<BankTransactionView>(
            [
                Transaction(TransactionStatus.Pending, null, null),
                Transaction(TransactionStatus.Posted, new(id), new(1999, 12, 31)),
            ], false, null));
        AssertSame(new Page<BankTransactionView>([], false, null));
    }

    static void AssertSame<T>(T value) => Assert.Equal(
        JsonSerializer.Serialize(value, Wire.Options), Encoding.UTF8.GetString(WireBuffer.Rent().Serialize(value)));
}
