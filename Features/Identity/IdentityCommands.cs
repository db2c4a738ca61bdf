using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;

namespace Fintech.Features.Identity;

/// <summary><c>./run operator add</c>: whoever holds the database may make an operator.</summary>
internal sealed class AddOperatorCommand : ICommand
{
    public string Usage => "operator add <e-mail>";
    public bool Takes(IReadOnlyList<string> words) => words is ["operator", "add", _];

    public async Task<int> Run(IReadOnlyList<string> words, IServiceProvider services, CancellationToken ct)
    {
        if (await services.GetRequiredService<People>().SetOperator(words[2], ct))
        {
            Console.WriteLine($"{words[2]} is an operator now.");
            return 0;
        }
        Console.Error.WriteLine($"Nobody has an open account with {words[2]}. Register and confirm it first.");
        return 1;
    }
}
