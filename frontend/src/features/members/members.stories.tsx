import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { aMember, anInvitation } from "@/testing/data";
import { InvitationTable } from "./invitation-table";
import { MemberSkeleton, MemberTable } from "./member-table";
import { RoleFields, type Rights } from "./role-fields";

const meta: Meta = { title: "members" };
export default meta;

const nothing = () => undefined;
const acts = { onChange: nothing, onHandOver: nothing, onRemove: nothing };
const ada = aMember({
  id: "mem_ada",
  person: { id: "per_ada", name: "Ada Lovelace", email: "ada@example.com" },
  role: "owner",
  you: true,
});
const long = aMember({
  id: "mem_long",
  person: {
    id: "per_long",
    name: "Somebody With a Name That Goes On and On",
    email: "somebody.with.a.very.long.address.indeed@a-rather-long-domain.example.com",
  },
  role: "developer",
  grants: ["payments:write", "investments:trade"],
});

export const Members: StoryObj = {
  render: () => <MemberTable members={[ada, aMember(), long]} own="owner" {...acts} />,
};
export const OnlyYou: StoryObj = { render: () => <MemberTable members={[ada]} own="owner" {...acts} /> };
export const AsAdmin: StoryObj = {
  render: () => (
    <MemberTable
      members={[{ ...ada, you: false }, aMember({ role: "admin", you: true }), long]}
      own="admin"
      {...acts}
    />
  ),
};
export const Loading: StoryObj = { render: () => <MemberSkeleton /> };
export const Invitations: StoryObj = {
  render: () => (
    <InvitationTable
      invitations={[
        anInvitation(),
        anInvitation({ id: "inv_2", email: long.person.email, grants: ["payments:write"] }),
      ]}
      onRevoke={nothing}
    />
  ),
};
export const RoleChoice: StoryObj = { render: () => <Choice /> };

function Choice() {
  const [rights, setRights] = useState<Rights>({ role: "viewer", grants: ["payments:write"] });
  return (
    <div className="grid max-w-[392px] gap-5">
      <RoleFields rights={rights} onChange={setRights} giver="owner" />
    </div>
  );
}
