using Konscious.Security.Cryptography;

namespace Fintech.Features.Identity;

public sealed class PasswordsTests
{
    readonly Passwords passwords = new();

    [Fact]
    public async Task Keeps_Argon2id_with_its_cost_and_a_salt_of_its_own()
    {
        var (a, b) = (await passwords.Hash("correct horse", default), await passwords.Hash("correct horse", default));
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", a);
        Assert.NotEqual(a, b);
        Assert.True(await passwords.Verify(a, "correct horse", default));
        Assert.False(await passwords.Verify(a, "correct horsf", default));
    }

    [Fact]
    public async Task Checks_a_hash_that_another_implementation_made()
    {
        // Test vector of the reference implementation (phc-winner-argon2, test.c): m=65536, t=2, p=1, "somesalt".
        const string stored =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        Assert.True(await passwords.Verify(stored, "password", default));
    }

    [Fact]
    public async Task Nobody_is_matched_by_no_password()
    {
        Assert.False(await passwords.Verify(null, "anything", default));
        Assert.Equal(1, passwords.Hashes);
    }

    [Fact]
    public async Task The_library_gives_the_answer_of_RFC_9106()
    {
        using var argon = new Argon2id(Enumerable.Repeat((byte)1, 32).ToArray())
        {
            Salt = Enumerable.Repeat((byte)2, 16).ToArray(), KnownSecret = Enumerable.Repeat((byte)3, 8).ToArray(),
            AssociatedData = Enumerable.Repeat((byte)4, 12).ToArray(), MemorySize = 32, Iterations = 3,
            DegreeOfParallelism = 4,
        };
        Assert.Equal("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
            Convert.ToHexStringLower(await argon.GetBytesAsync(32)));
    }

    [Fact]
    public async Task Nothing_is_cut_off_a_long_password()
    {
        var stored = await passwords.Hash(new string('x', 127) + "a", default);
        Assert.False(await passwords.Verify(stored, new string('x', 127) + "b", default));
    }
}
