using Fintech.Support;

namespace Fintech.Features.Identity;

public sealed class PasswordRulesTests
{
    static string? Fault(string password) => PasswordRules.Fault(password, "ada.lovelace@example.com", "Ada Lovelace");

    [Theory]
    [Asvs("6.2.11", 2), Asvs("6.2.12", 2)]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1Q2W3E4R5T6Y")]
    [InlineData("password2026!")]
    [InlineData("!!qwertyuiop!!")]
    [InlineData("passwordpassword")]
    [InlineData("Unbelievable 1")]
    [InlineData("123123123123")]
    [InlineData("k7x2k7x2k7x2")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("            ")]
    [InlineData("123456789012")]
    [InlineData("1234567890123")]
    [InlineData("987654321098")]
    [InlineData("0987654321098")]
    [InlineData("1234567891011")]
    [InlineData("111222333444")]
    [InlineData("aaaaqqqqzzzzpppp")]
    [InlineData("ABCDefghijkl")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("qwertyuiopas")]
    [InlineData("asdfghjklqwertz")]
    [InlineData("12345qwert12345")]
    [InlineData("1qaz2wsx3edc4rfv5tgb")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("Correct Horse Battery Staple")]
    [InlineData("ada.lovelace1")]
    [InlineData("Lovelace-2026")]
    [InlineData("fintechfintech")]
    public void Refuses_what_is_tried_first(string password) => Assert.NotNull(Fault(password));

    [Theory]
    [Asvs("6.2.5", 1)]
    [InlineData("aaqqzzppmmkk")]
    [InlineData("purple lantern fixes gravity")]
    [InlineData("the abcdef of my 12345 cats")]
    [InlineData("730194628561")]
    [InlineData("ünïcödé 🔑 sentence")]
    [InlineData("lovelace wrote the first programme")]
    public void Takes_what_is_long_and_uncommon_whatever_it_is_made_of(string password) => Assert.Null(Fault(password));

    [Fact]
    [Asvs("6.2.4", 1), Asvs("6.2.12", 2)]
    public void Refuses_every_password_of_the_list_that_is_long_enough()
    {
        var long12 = Package().Where(p => p.Length >= 12).ToHashSet();
        Assert.True(long12.Count >= 3000, $"Only {long12.Count}."); // ASVS 5.0, 6.2.4
        Assert.All(long12, p => Assert.NotNull(Fault(p)));
        Assert.All(long12, p => Assert.NotNull(Fault(p.ToUpperInvariant())));
    }

    [Fact]
    public void Refuses_every_word_of_the_list_that_is_stretched()
    {
        // Digits and signs around them, and the word over and over.
        foreach (var word in Package("passwords").Where(p => p.Length is >= 6 and < 60 && p.All(char.IsAsciiLetter)))
            foreach (var stretched in (string[])[$"{word}202612", $"!!{word}#####", word + word])
                Assert.True(Fault(stretched) is not null, stretched);
    }

    [Fact]
    public void The_build_embeds_what_the_package_lists_and_can_be_a_password_or_its_core()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("leaked-passwords.txt")!;
        var embedded = new StreamReader(stream).ReadToEnd().Split('\n');
        Assert.Equal(
            Package().Append("winniethepooh").Append("correcthorsebatterystaple").Select(p => p.ToLowerInvariant())
                .Where(p => p.Length is >= 6 and <= Passwords.MaxLength).ToHashSet().Order(StringComparer.Ordinal),
            embedded);
    }

    [Fact]
    public void Finds_each_word_of_the_list_and_none_beside_it()
    {
        var words = Package().Select(p => p.ToLowerInvariant()).Where(p => p.Length >= 6).ToHashSet();
        foreach (var word in words)
        {
            Assert.True(LeakedPasswords.IsWord(word), word);
            foreach (var other in (string[])[word + "~", word[..^1], word[1..], word + "\n", "\n" + word])
                Assert.Equal(words.Contains(other), LeakedPasswords.IsWord(other));
        }
        Assert.All((string[])["", "\n", "\0", "~~~~~~~", "ünïcödé 🔑"], w => Assert.False(LeakedPasswords.IsWord(w)));
        Assert.False(LeakedPasswords.IsWord(string.Join('\n', words.Order(StringComparer.Ordinal).Take(2))));
    }

    static IEnumerable<string> Package(string list = "")
    {
        var package = typeof(Zxcvbn.Zxcvbn).Assembly;
        return package.GetManifestResourceNames().Where(n => n.EndsWith($"{list}.lst")).SelectMany(n =>
            new StreamReader(package.GetManifestResourceStream(n)!).ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries));
    }
}
