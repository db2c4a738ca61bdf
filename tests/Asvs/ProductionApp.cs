using System.Text.Json.Nodes;
using Fintech.Features.Identity.Contracts;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Asvs;

/// <summary>One <see cref="Production"/> for the tests of a class.</summary>
public sealed class ProductionApp : IAsyncLifetime
{
    readonly App app = new();
    Production? it;

    internal Production It => it ?? throw new InvalidOperationException("It has not started.");

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        it = await Production.Start(app);
    }

    public async Task DisposeAsync() => await It.DisposeAsync();

    internal async Task<Newcomer> NewPerson()
    {
        var ada = new Newcomer(app);
        await It.Services.GetRequiredService<People>().CreateConfirmed(ada.Email, ada.Password, "Ada Lovelace");
        return ada;
    }
}

static class NewcomerCredentials
{
    internal static JsonObject Credentials(this Newcomer person) => new() { ["email"] = person.Email, ["password"] = person.Password };
}
