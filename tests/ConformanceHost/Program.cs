// Runs the product itself, with its own middleware, session mode and authentication, and the fixtures that the official
// conformance suite calls. The product knows nothing of them: a hosting start-up of this assembly mounts them.
Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "Fintech.ConformanceHost");
await Fintech.ConformanceHost.Product.Run(args);
