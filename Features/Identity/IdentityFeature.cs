using Fintech.Features.Identity.ChangePassword;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Exports;
using Fintech.Features.Identity.Operators;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.SignIn;
using Fintech.Features.Identity.SweepAccounts;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Http.Credentials;
using Hangfire;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Fintech.Features.Identity;

sealed class IdentityFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCredentials();
        services.AddSingleton<Passwords>();
        services.AddSingleton<IPasswordHasher<Person>, Argon2idHasher>();
        services.AddIdentityCore<Person>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = ""; // our own rule is stricter on form and freer on characters
            o.Password = new()
            {
                RequiredLength = Passwords.MinLength, RequireDigit = false, RequireLowercase = false,
                RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 1,
            };
        }).AddUserStore<UserOnlyStore<Person, FintechDb, Guid>>();
        services.AddPasskeys();
        services.AddScoped<Accounts>();
        services.AddScoped<MailedTokens>();
        services.AddScoped<IdentityMails>();
        services.AddScoped<Sessions>();
        services.AddScoped<Me>();
        services.AddScoped<ConfirmationMails>();
        services.AddScoped<SignInPolicy>();
        services.AddScoped<PasswordGuesses>();
        services.AddScoped<SignInCompletion>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<SignInHistory>();
        services.AddScoped<OneTimeCodes>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<TotpCodes>();
        services.AddScoped<PersonFactors>();
        services.AddScoped<FactorDemand>();
        services.AddScoped<FactorChanges>();
        services.AddScoped<Enrolments>();
        services.AddScoped<PendingSignIns>();
        services.AddScoped<SecondFactorProofs>();
        services.AddScoped<IdentityTexts>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<SecurityChange>();
        services.AddScoped<OperatedAccounts>();
        services.AddScoped<OperatorAct>();
        services.AddScoped<Promotion>();
        services.AddScoped<OperatorMails>();
        AddAccounts(services);
        services.AddSingleton<People>();
        services.AddScoped<PeopleCards>();
        services.AddScoped<PersonNotices>();
        services.AddSingleton<Fintech.Infrastructure.Hosting.ICommand, AddOperatorCommand>();
    }

    /// <summary>Change of address, the copy of one's data, and the end of an account.</summary>
    static void AddAccounts(IServiceCollection services)
    {
        services.AddScoped<AccountMails>();
        services.AddScoped<AddressChange>();
        services.AddScoped<PersonRemains>();
        services.AddScoped<AccountRemoval>();
        services.AddScoped<IPersonalData, IdentityData>();
    }

    public void Schedule(IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<SweepAccountsJob>("accounts-sweep", job => job.Run(CancellationToken.None), "*/15 * * * * *");
}
