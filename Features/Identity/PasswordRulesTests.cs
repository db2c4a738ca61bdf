namespace Fintech.Features.Identity;

public sealed class PasswordRulesTests
{
    static string? Fault(string password) => PasswordRules.Fault(password, "ada.lovelace@example.com", "Ada Lovelace");

    [Theory]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1Q2W3E4R5T6Y")]
    [InlineData("password2026!")]
    [InlineData("!!qwertyuiop!!")]
    [InlineData("passwordpassword")]
    [InlineData("123123123123")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("ada.lovelace1")]
    [InlineData("Lovelace-2026")]
    [InlineData("fintechfintech")]
    public void Refuses_what_is_tried_first(string password) => Assert.NotNull(Fault(password));

    [Theory]
    [InlineData("aaaaqqqqzzzzpppp")]
    [InlineData("correct horse battery staple")]
    [InlineData("730194628561")]
    [InlineData("ünïcödé 🔑 sentence")]
    [InlineData("lovelace wrote the first programme")]
    public void Takes_what_is_long_and_uncommon_whatever_it_is_made_of(string password) => Assert.Null(Fault(password));

    [Fact]
    public void Refuses_every_password_of_the_list_that_is_long_enough()
    {
        using var list = new StreamReader(typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(
            typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceNames().Single(n => n.Contains("passwords")))!);
        var long12 = list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(p => p.Length >= 12).ToList();
        Assert.True(long12.Count > 100, $"Only {long12.Count}.");
        Assert.All(long12, p => Assert.NotNull(Fault(p)));
    }
}
