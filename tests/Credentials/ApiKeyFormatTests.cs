using CsCheck;
using Fintech.Infrastructure.Http.Credentials;

namespace Fintech.Tests.Credentials;

public sealed class ApiKeyFormatTests
{
    const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xCBF43926u)] // the check value of CRC-32/ISO-HDLC
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Computes_the_known_answers_of_CRC_32(string text, uint crc) =>
        Assert.Equal(crc, ApiKeyFormat.Crc32(text));

    [Theory]
    [InlineData(true, "fk_live_", 58)]
    [InlineData(false, "fk_sandbox_", 61)]
    public void A_new_key_has_the_published_form(bool isLive, string prefix, int length)
    {
        var key = ApiKeyFormat.New(isLive);
        Assert.Matches($"^{prefix}[0-9A-Za-z]{{43}}_[0-9A-Za-z]{{6}}$", key);
        Assert.Equal(length, key.Length);
        Assert.True(ApiKeyFormat.IsWellFormed(key));
    }

    [Fact]
    public void Keys_never_repeat() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => ApiKeyFormat.New(false)).Distinct().Count());

    [Fact]
    public void One_wrong_character_is_always_noticed() =>
        (from isLive in Gen.Bool
         from at in Gen.Int[0, 57]
         from other in Gen.Char[Base62]
         select (isLive, at, other)).Sample(t =>
        {
            var key = ApiKeyFormat.New(t.isLive).ToCharArray();
            if (key[t.at] == t.other) return;
            key[t.at] = t.other;
            Assert.False(ApiKeyFormat.IsWellFormed(key));
        });

    [Fact]
    public void Two_neighbours_swapped_are_always_noticed() =>
        Gen.Int[8, 56].Sample(at =>
        {
            var key = ApiKeyFormat.New(true).ToCharArray();
            if (key[at] == key[at + 1]) return;
            (key[at], key[at + 1]) = (key[at + 1], key[at]);
            Assert.False(ApiKeyFormat.IsWellFormed(key));
        });

    [Fact]
    public void Any_other_text_is_refused_and_never_throws() =>
        Gen.OneOf(
                Gen.String, Gen.String.Select(s => "fk_live_" + s), Gen.String[Gen.Char, 50, 50]
                    .Select(s => "fk_live_" + s))
            .Sample(text => Assert.False(ApiKeyFormat.IsWellFormed(text)));

    [Fact]
    public void A_key_is_not_whole_with_anything_before_or_after_it()
    {
        var key = ApiKeyFormat.New(false);
        Assert.False(ApiKeyFormat.IsWellFormed(key + "A"));
        Assert.False(ApiKeyFormat.IsWellFormed(" " + key));
        Assert.False(ApiKeyFormat.IsWellFormed(key.AsSpan()[..^1]));
        Assert.False(ApiKeyFormat.IsWellFormed(key.Replace("fk_sandbox_", "fk_live_")));
    }

    [Fact]
    public void What_is_shown_of_a_key_gives_four_random_characters_away_and_no_more()
    {
        var key = ApiKeyFormat.New(false);
        Assert.Equal(key[..15] + "…", ApiKeyFormat.Shown(key));
    }
}
