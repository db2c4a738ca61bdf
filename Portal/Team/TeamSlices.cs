using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.ChangeMember;
using Fintech.Features.Workspaces.InviteMember;
using Fintech.Features.Workspaces.ListInvitations;
using Fintech.Features.Workspaces.ListMembers;
using Fintech.Features.Workspaces.RemoveMember;
using Fintech.Features.Workspaces.RevokeInvitation;
using Fintech.Features.Workspaces.SetSecondFactorPolicy;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal.Team;

/// <summary>What the pages of the team run.</summary>
public sealed record TeamSlices(
    Pipeline<ListMembersRequest, Page<MemberView>> Members, Pipeline<ListInvitationsRequest, Page<InvitationView>> Invitations,
    Pipeline<InviteMemberRequest, InvitationView> Invite, Pipeline<RevokeInvitationRequest, InvitationView> TakeBack,
    Pipeline<ChangeMemberRequest, MemberView> Change, Pipeline<RemoveMemberRequest, MemberView> Remove,
    Pipeline<SetSecondFactorPolicyRequest, WorkspacePolicyView> Policy);
