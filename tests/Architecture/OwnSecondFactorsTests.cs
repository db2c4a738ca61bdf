using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Fintech.Tests.Architecture;

/// <summary>
/// ASP.NET Core Identity keeps people and passkeys here and nothing else. Its own codes can be replayed (an e-mail code works
/// twice, a TOTP step too), its recovery codes and TOTP keys lie in the database in clear, and its sign-in tells by time who
/// has an account: none of them is called.
/// </summary>
public sealed class OwnSecondFactorsTests
{
    /// <summary>Types of Identity that this product names, and what for.</summary>
    static readonly HashSet<string> Used =
    [
        "IPasskeyHandler`1", "IPasswordHasher`1", "IdentityOptions", "IdentityPasskeyOptions", "IdentityResult", "IdentityError",
        "IdentitySchemaVersions", "IdentityUser`1", "IdentityUserPasskey`1", "IdentityPasskeyData", "PasskeyHandler`1",
        "PasskeyAssertionContext", "PasskeyAssertionResult`1", "PasskeyAttestationContext", "PasskeyAttestationResult",
        "PasskeyCreationOptionsResult", "PasskeyRequestOptionsResult", "PasskeyUserEntity", "PasswordOptions", "UserOptions",
        "PasswordVerificationResult", "StoreOptions", "UserManager`1", "UserOnlyStore`3", "UserPasskeyInfo", "IdentityBuilder", "PasskeyOriginValidationContext",
        // The other tables of its store, which stay empty.
        "IdentityUserClaim`1", "IdentityUserLogin`1", "IdentityUserToken`1",
    ];

    /// <summary>What of a UserManager may be called.</summary>
    static readonly HashSet<string> Called =
        ["CreateAsync", "AddOrUpdatePasskeyAsync", "RemovePasskeyAsync", "GetPasskeysAsync", "UpdateAsync", "NormalizeEmail", "NormalizeName"];

    // Also where reflection cannot see: in texts of another language, or in code that is not compiled yet.
    const string Words = "TwoFactor(Token|Enabled|Recovery|Authenticator|SignIn)|GenerateTwoFactor|VerifyTwoFactor|RedeemTwoFactor|"
        + "NewTwoFactorRecoveryCodes|AuthenticatorKey|SetTwoFactorEnabled|CountRecoveryCodes|PasswordSignIn|SignInManager|"
        + "TwoFactorSignIn|DataProtectorTokenProvider|AddDefaultTokenProviders|AddSignInManager|AddTokenProvider|"
        + "TotpSecurityStamp|(Email|PhoneNumber|Authenticator)TokenProvider|GenerateUserToken|VerifyUserToken|"
        + "GeneratePasswordResetToken|GenerateEmailConfirmationToken|GenerateChangeEmailToken|CheckPasswordAsync|AccessFailedAsync";

    static bool IsIdentity(Type? type) => type?.Namespace is { } space
        && space.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal);

    static List<string> Forbidden(IEnumerable<MemberInfo> members) =>
    [
        .. members.SelectMany(m => IsIdentity(m as Type ?? m.DeclaringType) && !IsAllowed(m)
            ? [$"{(m as Type ?? m.DeclaringType)!.Name}.{m.Name}"] : (string[])[]).Distinct().Order(),
    ];

    static bool IsAllowed(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        while (type.DeclaringType is { } outer) type = outer;
        return Used.Contains(type.Name)
            && (type.Name != "UserManager`1" || member is Type or ConstructorInfo || Called.Contains(member.Name));
    }

    [Fact]
    public void No_source_names_its_codes_or_its_sign_in()
    {
        Assert.NotEmpty(Source.All);
        Assert.Empty(Source.All.Where(s => Regex.IsMatch(Code(s.Text), Words)).Select(s => s.Path));
    }

    static string Code(string text) => Regex.Replace(text, "//[^\n]*|\"[^\"\n]*\"", "");

    // What must be noticed: never run.
    sealed class Forbidding(UserManager<Features.Identity.Person> people, Features.Identity.Person ada)
    {
        public Task<string> Sends() => people.GenerateTwoFactorTokenAsync(ada, "Email");
        public Task<bool> Checks() => people.VerifyTwoFactorTokenAsync(ada, "Email", "123456");
        public Task<string?> Reads() => people.GetAuthenticatorKeyAsync(ada);
        public async Task<bool> Redeems() => (await people.RedeemTwoFactorRecoveryCodeAsync(ada, "x")).Succeeded;
        public static Type Signs() => typeof(DataProtectorTokenProvider<Features.Identity.Person>);
    }

    [Fact]
    public void The_rule_notices_what_it_forbids_also_in_asynchronous_methods()
    {
        var types = typeof(Forbidding).GetNestedTypes(TypeUses.Every).Append(typeof(Forbidding));
        var found = Forbidden(types.SelectMany(t => t.GetMembers(TypeUses.Every).OfType<MethodBase>()).SelectMany(TypeUses.MembersOf));
        Assert.Equal(
            [
                "DataProtectorTokenProvider`1.DataProtectorTokenProvider`1", "UserManager`1.GenerateTwoFactorTokenAsync",
                "UserManager`1.GetAuthenticatorKeyAsync", "UserManager`1.RedeemTwoFactorRecoveryCodeAsync",
                "UserManager`1.VerifyTwoFactorTokenAsync",
            ], found);
        foreach (var call in (string[])
            [
                "GenerateTwoFactorTokenAsync", "VerifyTwoFactorTokenAsync", "GenerateNewTwoFactorRecoveryCodesAsync",
                "RedeemTwoFactorRecoveryCodeAsync", "GetAuthenticatorKeyAsync", "ResetAuthenticatorKeyAsync",
                "SetTwoFactorEnabledAsync", "PasswordSignInAsync", "SignInManager", "DataProtectorTokenProvider",
                "AddDefaultTokenProviders",
            ])
            Assert.Matches(Words, Code($"await x.{call}(person); // a comment"));
        Assert.DoesNotMatch(Words, Code("// never SignInManager"));
    }
}
