"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type RefObject } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/error";
import { keys } from "@/api/keys";
import type { Device } from "@/api/people";
import { ConfirmAct } from "@/features/auth/confirm-act";
import { text } from "@/text/en";
import { ErrorState } from "@/ui/error-state";
import { announce } from "@/ui/toast";
import { useLast } from "@/ui/use-last";
import { DeviceSkeleton, DeviceTable } from "./device-table";
import { useDevices } from "./queries";

const t = text.security.devices;

/** Browsers that signed in before: a sign-in from elsewhere is unfamiliar, and from a trusted one it is quicker. */
export function Devices() {
  const devices = useDevices();
  const [forgetting, setForgetting] = useState<Device | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = devices.data?.data ?? [];
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="grid gap-1">
        <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
          {t.title}
        </h2>
        <p className="text-muted">{devices.isSuccess && rows.length === 0 ? t.none : t.text}</p>
      </div>
      {devices.isPending && <DeviceSkeleton />}
      {devices.isError && !devices.data && (
        <ErrorState title={t.failed} problem={asProblem(devices.error)} onRetry={() => void devices.refetch()} />
      )}
      {rows.length > 0 && <DeviceTable devices={rows} onForget={setForgetting} />}
      {devices.data?.has_more && <p className="text-13 text-muted">{t.more}</p>}
      <ForgetDevice device={forgetting} thenFocus={heading} onClose={() => setForgetting(null)} />
    </section>
  );
}

interface ForgetDeviceProps {
  device: Device | null;
  onClose: () => void;
  thenFocus: RefObject<HTMLElement | null>;
}

function ForgetDevice({ device, ...then }: ForgetDeviceProps) {
  const shown = useLast(device);
  const client = useQueryClient();
  return (
    <ConfirmAct<Device>
      open={device !== null}
      {...then}
      title={t.forgetTitle(shown?.name ?? "")}
      description={t.forgetText}
      label={t.forget}
      failed={t.forgetFailed}
      act={(idempotencyKey) => api.delete<Device>(`/v1/me/devices/${shown?.id}`, { idempotencyKey })}
      subject={shown?.id ?? ""}
      onDone={({ name }) => announce({ title: t.forgotten(name) })}
      onSettled={() => void client.invalidateQueries({ queryKey: keys.devices })}
    />
  );
}
