using System.Reflection;
using Fintech.Infrastructure.Audit;
using FluentValidation;

namespace Fintech.Infrastructure.Slices;

/// <summary>Finds slices by scan, so that a new one touches no list.</summary>
public static class SliceRegistration
{
    public static void AddSlices(this IServiceCollection services, Assembly assembly)
    {
        services.AddSingleton<FailureLog>();
        services.AddScoped<CallerSlot>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<TryCounts>();
        services.AddSingleton<RefusalNotes>();
        services.AddScoped<RawAnswer>();
        services.AddScoped(s => s.GetRequiredService<CallerSlot>().Caller);
        services.AddScoped<Changes>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<AuditEntries>();
        services.AddScoped<AuditLog>();
        services.AddSingleton<IdempotencyStore>();
        services.AddScoped(typeof(Pipeline<,>));
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        var types = assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false }).ToList();
        foreach (var type in types) AddContracts(services, type);
        services.AddSingleton(new ToolCatalogue(types
            .Where(t => t.IsSubclassOf(typeof(SliceTool))).Select(t => (SliceTool)Activator.CreateInstance(t)!)));
    }

    static void AddContracts(IServiceCollection services, Type type)
    {
        foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
        {
            var definition = contract.GetGenericTypeDefinition();
            if ((definition == typeof(IHandler<,>) && !type.IsGenericType) || definition == typeof(IPolicy<>))
                services.AddScoped(contract, type);
            if (definition != typeof(IProviderHandler<,,>)) continue;
            services.AddScoped(contract, type);
            var arguments = contract.GetGenericArguments();
            services.AddScoped(
                typeof(IHandler<,>).MakeGenericType(arguments[0], arguments[2]),
                typeof(ProviderTransact<,,>).MakeGenericType(arguments));
        }
    }
}
