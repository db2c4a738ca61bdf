// Microsoft.Extensions.Logging has an EventId too, and the web SDK imports it everywhere.
global using EventId = Fintech.Infrastructure.Data.EventId;
