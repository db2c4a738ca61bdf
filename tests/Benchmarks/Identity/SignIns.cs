using System.Diagnostics;
using Fintech.Features.Identity;
using OtpNet;

namespace Fintech.Benchmarks.Identity;

/// <summary>Whole sign-ins over HTTP, and the floor under them: one Argon2id hash for each, on the same machine.</summary>
internal static class SignIns
{
    const int Callers = 8;
    const string Origin = "http://localhost:5080"; // PublicUrl of the product under measurement

    public sealed class Client(string url) : IDisposable
    {
        readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 })
        {
            BaseAddress = new(url), DefaultRequestHeaders = { { "Origin", Origin } },
        };
        int next;

        public Task WithPassword(string kind, int people) =>
            Enter(IdentitySeed.Email(kind, Interlocked.Increment(ref next) % people + 1), "session=");

        /// <summary>Each person once: no step of an authenticator app is taken twice.</summary>
        public async Task WithTotp(string kind, int people, byte[] secret)
        {
            var number = Interlocked.Increment(ref next);
            if (number > people) throw new InvalidOperationException($"{people} people were not enough.");
            var pending = await Enter(IdentitySeed.Email(kind, number), "pending=");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/second-factor")
            {
                Content = JsonContent.Create(new { method = "totp", code = new Totp(secret).ComputeTotp() }),
            };
            request.Headers.Add("Cookie", pending);
            await Cookie(await http.SendAsync(request), "session=");
        }

        async Task<string> Enter(string email, string wanted) => await Cookie(
            await http.PostAsJsonAsync("/v1/auth/sign-in", new { email, password = IdentitySeed.Password }), wanted);

        static async Task<string> Cookie(HttpResponseMessage answer, string wanted)
        {
            using var _ = answer;
            var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];
            return cookies.FirstOrDefault(c => c.StartsWith(wanted, StringComparison.Ordinal))?.Split(';')[0]
                ?? throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        public void Dispose() => http.Dispose();
    }

    /// <summary>The same hashes as the product makes, and as many at once as it lets run.</summary>
    public static Func<Task> Floor(string stored)
    {
        var passwords = new Passwords();
        return async () =>
        {
            if (await passwords.Verify(stored, IdentitySeed.Password, CancellationToken.None) is not true)
                throw new InvalidOperationException("The hash did not fit.");
        };
    }

    /// <returns>How many a second, while some do it all the time.</returns>
    public static async Task<double> PerSecond(Func<Task> act, TimeSpan time)
    {
        var (clock, done) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await act();
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }
}
