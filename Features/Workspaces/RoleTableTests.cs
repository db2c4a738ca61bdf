using static Fintech.Features.Workspaces.Contracts.Permissions;

namespace Fintech.Features.Workspaces;

public sealed class RoleTableTests
{
    const string Reads = "banking:read customers:read fraud:read investments:read payments:read";
    const string Everything = Reads + " banking:write customers:write developers:manage fraud:review "
        + "investments:trade payments:write workspace:manage";

    [Theory]
    [InlineData(nameof(Role.Owner), true, Everything)]
    [InlineData(nameof(Role.Owner), false, Everything)]
    [InlineData(nameof(Role.Admin), true, Everything)]
    [InlineData(nameof(Role.Admin), false, Everything)]
    [InlineData(nameof(Role.Developer), true, Reads + " developers:manage")]
    [InlineData(nameof(Role.Developer), false,
        Reads + " banking:write customers:write developers:manage fraud:review investments:trade payments:write")]
    [InlineData(nameof(Role.Analyst), true, Reads + " banking:write customers:write fraud:review")]
    [InlineData(nameof(Role.Analyst), false, Reads + " banking:write customers:write fraud:review")]
    [InlineData(nameof(Role.Viewer), true, Reads)]
    [InlineData(nameof(Role.Viewer), false, Reads)]
    public void Roles_hold_what_the_design_says(string role, bool isLive, string words) => Assert.Equal(
        words.Split(' ').Order(), RoleTable.Permissions(Enum.Parse<Role>(role), [], isLive).Order());

    [Fact]
    public void Only_moving_money_can_be_granted_by_name()
    {
        var held = RoleTable.Permissions(Role.Viewer, [PaymentsWrite, WorkspaceManage, DevelopersManage], true);
        Assert.Equal((Reads + " payments:write").Split(' ').Order(), held.Order());
    }

    [Fact]
    public void No_key_holds_the_workspace() =>
        Assert.Equal(All.Where(p => p != "workspace:manage").Order(), OfKeys.Order());
}
