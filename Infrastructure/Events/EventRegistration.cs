namespace Fintech.Infrastructure.Events;

static class EventRegistration
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventEpoch>();
        services.AddSingleton<EventSignal>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton<StreamEnds>();
        services.AddSingleton<NodeNews>(s => s.GetRequiredService<StreamEnds>());
        services.AddSingleton<EventHistory>();
        services.AddHostedService<EventRelay>();
        services.AddHostedService<EventTailer>();
    }
}
