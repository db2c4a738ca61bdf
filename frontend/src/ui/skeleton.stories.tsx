import type { Meta, StoryObj } from "@storybook/react-vite";
import { Skeleton, SkeletonRows } from "./skeleton";

const meta: Meta = { title: "ui/Skeleton" };
export default meta;

export const Line: StoryObj = { render: () => <Skeleton className="w-40" /> };
export const Rows: StoryObj = { render: () => <SkeletonRows rows={6} label="Loading" /> };
