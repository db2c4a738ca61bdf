import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { Button } from "./button";
import { Dialog, Drawer } from "./dialog";

const meta: Meta = { title: "ui/Dialog" };
export default meta;

export const Question: StoryObj = {
  render: function Asking() {
    const [open, setOpen] = useState(true);
    return (
      <>
        <Button onClick={() => setOpen(true)}>Remove</Button>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="Remove First Platypus Bank?"
          description="Access to this bank ends at once."
        >
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="danger" onClick={() => setOpen(false)}>
              Remove connection
            </Button>
          </div>
        </Dialog>
      </>
    );
  },
};

export const RightDrawer: StoryObj = {
  render: function Showing() {
    const [open, setOpen] = useState(true);
    return (
      <>
        <Button onClick={() => setOpen(true)}>Open</Button>
        <Drawer open={open} onClose={() => setOpen(false)} title="Transaction">
          Details of one thing beside the list it came from.
        </Drawer>
      </>
    );
  },
};
