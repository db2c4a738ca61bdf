using Fintech.Benchmarks.BigData;
using Fintech.Benchmarks.Driver;
using Fintech.Benchmarks.Floors;
using Fintech.Benchmarks.Identity;
using Fintech.Benchmarks.Layers;

return args switch
{
    ["kestrel-floor", var url, var database] => await KestrelFloor.Run(url, database),
    ["mcp-floor", var url, var database] => await McpFloor.Run(url, database),
    ["layer", var layer, var url, var database, var key] => await LayerHost.Run(layer, url, database, key),
    ["drive", .. var options] => await Drive.Run(DriveOptions.Parse(options)),
    ["identity"] => await IdentityRun.Run(),
    ["timing"] => await TimingRun.Run(),
    ["flat", .. var options] => await FlatReads.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Start it through tests/Benchmarks/run.sh or tests/big-data/flat-reads.sh.");
    return 2;
}
