using System.Text.RegularExpressions;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Tests.Architecture;

/// <summary>DESIGN §2: who may name whom. A rule that looks at nothing fails.</summary>
public sealed class DependencyTests
{
    const string Features = "Fintech.Features.", Infra = "Fintech.Infrastructure";
    const string Simulators = Infra + ".Sandbox", Portal = "Fintech.Portal";

    static readonly IEnumerable<(Type User, Type Used)> Uses =
        TypeUses.Map.SelectMany(m => m.Value.Select(used => (m.Key, used)));

    [Fact]
    public void The_map_sees_what_methods_and_generics_name()
    {
        var uses = TypeUses.Map[typeof(Features.Banking.GetAccount.GetAccountHandler)];
        Assert.Contains(typeof(Features.Banking.AccountRows), uses);
        Assert.Contains(typeof(Features.Banking.Contracts.BankAccountView), uses);
        Assert.Contains(typeof(Database), uses);
    }

    [Fact]
    public void Infrastructure_names_no_feature_and_no_page()
    {
        var mine = Uses.Where(u => In(u.User, Infra)).ToList();
        Assert.NotEmpty(mine);
        Empty(mine.Where(u => In(u.Used, "Fintech.Features") || In(u.Used, Portal)));
        var sources = Source.Under("Infrastructure").ToList();
        Assert.NotEmpty(sources);
        // Constants leave no trace in compiled code.
        Assert.Empty(sources.Where(s => Regex.IsMatch(s.Text, @"\bFintech\.(Features|Portal)\b")).Select(s => s.Path));
    }

    [Fact]
    public void A_feature_sees_another_only_through_its_contracts()
    {
        var across = Uses
            .Where(u => Feature(u.User) is { } mine && Feature(u.Used) is { } other && mine != other).ToList();
        Assert.NotEmpty(across);
        Empty(across.Where(u => !In(u.Used, Features + Feature(u.Used) + ".Contracts")));
    }

    [Fact]
    public void The_simulators_name_no_feature_and_only_the_host_names_them()
    {
        Assert.Contains(Uses, u => In(u.User, Simulators));
        Empty(Uses.Where(u => In(u.User, Simulators) && In(u.Used, "Fintech.Features")));
        var named = Uses.Where(u => In(u.Used, Simulators) && !In(u.User, Simulators)).ToList();
        Assert.NotEmpty(named);
        Empty(named.Where(u => !In(u.User, Infra + ".Hosting")));
    }

    [Fact]
    public void Pages_know_the_pipeline_and_the_records_that_travel_through_it()
    {
        var travels = Travelling();
        var pages = Uses.Where(u => In(u.User, Portal)).ToList();
        Assert.Contains(pages, u => Feature(u.Used) is not null);
        Empty(pages.Where(u => Feature(u.Used) is { } feature
            && !travels.Contains(u.Used) && !In(u.Used, Features + feature + ".Contracts")));
        Empty(pages.Where(u => u.Used == typeof(FintechDb) || u.Used == typeof(Database) || u.Used == typeof(UnitOfWork)
            || u.Used.IsAssignableTo(typeof(DbContext)) || In(u.Used, Infra + ".Providers")));
    }

    [Fact]
    public void A_page_model_has_at_most_60_lines_and_every_page_lives_under_portal()
    {
        var models = Source.Under("Portal").Where(s => s.Path.EndsWith(".cshtml.cs")).ToList();
        Assert.NotEmpty(models);
        Assert.Empty(models.Where(s => s.Lines.Length > 60).Select(s => $"{s.Path} {s.Lines.Length}"));
        var folder = Path.Combine(Support.Root.Path, "Portal");
        var pages = Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories)
            .Select(f => (f, First: File.ReadLines(f).FirstOrDefault() ?? ""))
            .Where(p => p.First.StartsWith("@page")).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.Matches("^@page \"/portal(/|\"$)", p.First));
    }

    /// <summary>Requests, responses and what they consist of.</summary>
    static HashSet<Type> Travelling()
    {
        var seen = new HashSet<Type>();
        foreach (var slice in Slice.All)
        {
            Walk(slice.Request);
            Walk(slice.Response);
        }
        Assert.NotEmpty(seen);
        return seen;

        void Walk(Type type)
        {
            foreach (var argument in type.GetGenericArguments()) Walk(argument);
            if (type.Assembly != TypeUses.Product || !seen.Add(type)) return;
            foreach (var property in type.GetProperties()) Walk(property.PropertyType);
        }
    }

    static string? Feature(Type type) =>
        type.Namespace is { } space && space.StartsWith(Features, StringComparison.Ordinal)
            ? space[Features.Length..].Split('.')[0]
            : null;

    static bool In(Type type, string space) =>
        type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) is true;

    static void Empty(IEnumerable<(Type User, Type Used)> wrong) =>
        Assert.Empty(wrong.Select(u => $"{u.User.FullName} names {u.Used.FullName}").Distinct().Order());
}
