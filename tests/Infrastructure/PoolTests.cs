using Fintech.Infrastructure.Secrets;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fintech.Infrastructure;

public sealed class PoolTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task What_a_unit_of_work_needs_beside_its_transaction_waits_for_no_other_unit_of_work()
    {
        await using var clone = await TemplateDatabase.Clone(app.Product.Postgres);
        var most = new NpgsqlConnectionStringBuilder(clone.Database.Main.ConnectionString).MaxPoolSize;
        var held = new List<NpgsqlConnection>();
        for (var i = 0; i < most; i++) held.Add(await clone.Database.Main.OpenConnectionAsync());
        try
        {
            // The first use of a pepper reads it from the database, in the midst of whatever transaction needs it.
            var made = Task.Run(() => new Peppers(clone.Database, app.Services.GetRequiredService<SecretBox>()).Hash("pool", "text"));
            Assert.NotEmpty(await made.WaitAsync(TimeSpan.FromSeconds(10)));
        }
        finally
        {
            foreach (var one in held) await one.DisposeAsync();
        }
    }
}
