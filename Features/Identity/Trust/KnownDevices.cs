using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Trust;

/// <summary>Knows browsers again by their device cookie.</summary>
internal sealed class KnownDevices(FintechDb db, Peppers peppers, ClientContext client, TimeProvider clock)
{
    const string Pepper = "devices";

    /// <summary>The browser at hand, if this person signed in there before.</summary>
    public async Task<Device?> Find(Guid personId, CancellationToken ct)
    {
        if (client.DeviceToken is not { } token) return null;
        var hash = peppers.Hash(Pepper, token);
        return await db.Set<Device>().AsNoTracking()
            .SingleOrDefaultAsync(d => d.PersonId == personId && d.TokenHash == hash, ct);
    }

    /// <summary>The same by an address that somebody typed. Without the cookie nobody is asked.</summary>
    public async Task<DeviceId?> FindFor(string email, CancellationToken ct)
    {
        if (client.DeviceToken is not { } token) return null;
        var (hash, normalized) = (peppers.Hash(Pepper, token), EmailRules.Normalize(email));
        var found = await db.Set<Device>().Where(d => d.TokenHash == hash)
            .Join(db.Set<Person>().Where(p => p.NormalizedEmail == normalized), d => d.PersonId, p => p.Id, (d, _) => d.Id)
            .ToListAsync(ct);
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Notes in the running unit of work that this person signed in here.</summary>
    /// <param name="trust">Whether the second factor is left out here from now on; its caller knows that it was proved.</param>
    /// <returns>The device, and a new token for the cookie unless the old one stays.</returns>
    /// <remarks>
    /// A cookie's value that nobody here was given is never taken over, and trust begins under a new one: a value that
    /// somebody planted is worth nothing.
    /// </remarks>
    public async Task<(Device Device, string? Token)> Remember(Person person, bool trust, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var old = client.DeviceToken is { } token ? peppers.Hash(Pepper, token) : null;
        var here = old is null ? [] : await db.Set<Device>().Where(d => d.TokenHash == old).ToListAsync(ct);
        var device = here.Find(d => d.PersonId == person.Id);
        string? fresh = null;
        if (here.Count == 0 || trust)
        {
            fresh = SessionCookie.NewToken();
            var hash = peppers.Hash(Pepper, fresh);
            var ids = here.ConvertAll(d => d.Id);
            await db.Set<Device>().Where(d => ids.Contains(d.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.TokenHash, hash), ct);
            old = hash;
        }
        if (device is null)
        {
            device = new() { PersonId = person.Id, TokenHash = old!, Name = "", Address = "", CreatedAt = now };
            db.Add(device);
        }
        (device.Name, device.Address, device.LastSeenAt) = (Devices.Name(client.UserAgent), client.Address, now);
        if (trust) (device.TrustedUntil, device.SecurityStamp) = (now + Device.TrustLasts, person.SecurityStamp);
        return (device, fresh);
    }
}
