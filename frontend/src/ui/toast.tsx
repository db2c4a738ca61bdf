"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { text } from "@/text/en";
import { IconButton } from "./button";
import { icon } from "./icon";

const manager = Toast.createToastManager();

interface Announcement {
  title: string;
  /** Takes the act back; shown as "Undo" for as long as the toast stays. */
  undo?: () => void;
}

/** Says briefly that something was done. Anything a person must read or decide belongs on the page instead. */
export function announce({ title, undo }: Announcement): void {
  const id = manager.add({
    title,
    timeout: undo ? 8000 : 5000,
    ...(undo && {
      actionProps: {
        children: text.common.undo,
        onClick: () => {
          undo();
          manager.close(id);
        },
      },
    }),
  });
}

export function Toaster({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed bottom-20 left-4 right-4 z-50 flex flex-col gap-2 sm:bottom-6 sm:left-auto sm:right-6 sm:w-[360px]">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast float">
      <Toast.Content className="flex items-center gap-3 py-2 pl-4 pr-2">
        <Toast.Title className="grow text-13 font-normal" />
        <Toast.Action className="shrink-0 rounded-control px-2 py-1 text-13 text-accent hover:bg-hover" />
        <Toast.Close render={<IconButton label={text.common.dismiss} />}>
          <X {...icon} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
